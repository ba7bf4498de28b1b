import type { CampaignSummary } from '../../api/contract';
import { texts } from '../../texts';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { useTemplates } from '../questions';

const words = texts.admin.upload;

export interface CampaignChoice {
  kind: 'existing' | 'new' | 'none';
  name: string | null;
  newName: string;
  /** The name of a built-in template, for a new campaign. */
  template: string;
}

export const usualTemplate = 'lesion-survey';

/** The campaign's name; null for the archive only, or while none is named. */
export function chosenCampaign(choice: CampaignChoice, campaigns: readonly CampaignSummary[]): string | null {
  if (choice.kind === 'none') return null;
  if (choice.kind === 'new') return choice.newName.trim() || null;
  return choice.name ?? campaigns[0]?.name ?? null;
}

interface Props {
  campaigns: readonly CampaignSummary[];
  choice: CampaignChoice;
  onChange: (choice: CampaignChoice) => void;
  nameMissing: boolean;
}

export function ChooseCampaign({ campaigns, choice, onChange, nameMissing }: Props) {
  return (
    <div className="for-campaign">
      <SegmentedChoice
        label={words.campaign}
        value={choice.kind}
        onChange={(kind) => onChange({ ...choice, kind: kind as CampaignChoice['kind'] })}
        options={[
          { value: 'existing', label: words.existing },
          { value: 'new', label: words.new, testId: 'campaign-new' },
          { value: 'none', label: words.noneYet, testId: 'campaign-none' },
        ]}
      />
      {choice.kind === 'existing' && (
        <div className="field">
          <label htmlFor="upload-campaign" className="visually-hidden">
            {words.campaign}
          </label>
          <select id="upload-campaign" value={choice.name ?? campaigns[0]?.name ?? ''} onChange={(event) => onChange({ ...choice, name: event.target.value })} disabled={campaigns.length === 0}>
            {campaigns.length === 0 ? <option value="">{texts.admin.archive.noCampaign}</option> : campaigns.map((campaign) => <option key={campaign.id}>{campaign.name}</option>)}
          </select>
        </div>
      )}
      {choice.kind === 'new' && (
        <div className="field">
          <label htmlFor="upload-new-campaign">{words.newName}</label>
          <input id="upload-new-campaign" maxLength={80} value={choice.newName} onChange={(event) => onChange({ ...choice, newName: event.target.value })} aria-invalid={nameMissing} data-testid="upload-campaign-name" />
          <span className={nameMissing ? 'small refusal' : 'quiet small'} role={nameMissing ? 'alert' : undefined}>
            {nameMissing ? words.nameMissing : words.newHint}
          </span>
        </div>
      )}
      {choice.kind === 'new' && <ChooseTemplate template={choice.template} onChange={(template) => onChange({ ...choice, template })} />}
      {choice.kind === 'none' && <p className="quiet small">{words.archiveOnlyHint}</p>}
    </div>
  );
}

/** What the new campaign asks of each finding. */
function ChooseTemplate({ template, onChange }: { template: string; onChange: (template: string) => void }) {
  const templates = useTemplates();
  return (
    <div className="field">
      <label htmlFor="upload-template">{words.template}</label>
      <select id="upload-template" value={template} onChange={(event) => onChange(event.target.value)} disabled={!templates.data} data-testid="upload-template">
        {(templates.data ?? []).map(({ name, title, questions }) => (
          <option key={name} value={name}>
            {words.templateOption(title, questions)}
          </option>
        ))}
      </select>
    </div>
  );
}
