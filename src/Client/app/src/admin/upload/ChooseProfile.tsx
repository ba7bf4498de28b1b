import { texts } from '../../texts';
import { SegmentedChoice } from '../../ui/SegmentedChoice';

const words = texts.admin.upload;

export type Profile = keyof typeof words.profiles;
const profiles: Profile[] = ['public', 'research', 'basic'];

/** The profile of the chosen campaign: its images all come under it. */
export function CampaignProfile({ profile }: { profile: string }) {
  const known = profiles.find((each) => each === profile);
  return (
    <p className="quiet small" data-testid="upload-campaign-profile">
      {words.profileOfCampaign(known ? words.profiles[known] : profile)} {known && words.profileWords[known]}
    </p>
  );
}

/** The built-in profiles; one of one's own comes by the command line. */
export function ChooseProfile({ profile, onChange }: { profile: Profile; onChange: (profile: Profile) => void }) {
  return (
    <div className="for-campaign">
      <SegmentedChoice label={words.profile} value={profile} onChange={(value) => onChange(value as Profile)} options={profiles.map((value) => ({ value, label: words.profiles[value] }))} />
      <p className="quiet small">{words.profileWords[profile]}</p>
    </div>
  );
}
