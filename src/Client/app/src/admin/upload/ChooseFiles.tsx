import { useRef, useState, type DragEvent } from 'react';
import type { ImportRow } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useCampaignNames, useImports } from '../questions';
import { ChooseCampaign, chosenCampaign, type CampaignChoice, usualTemplate } from './ChooseCampaign';
import { CampaignProfile, ChooseProfile, type Profile } from './ChooseProfile';
import { pickFromDrop, pickFromInput, type Picked } from './pickFiles';
import { startUpload } from './theUpload';
import { Unfinished } from './Unfinished';

const words = texts.admin.upload;

interface Props {
  failure: string | null;
  starting: boolean;
}

/** Which files, and which campaign they are for. */
export function ChooseFiles({ failure, starting }: Props) {
  const campaigns = useCampaignNames();
  const imports = useImports();
  const [choice, setChoice] = useState<CampaignChoice>({ kind: 'existing', name: null, newName: '', template: usualTemplate });
  const [goingOn, setGoingOn] = useState<ImportRow | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [looking, setLooking] = useState<number | null>(null);
  const [nameMissing, setNameMissing] = useState(false);
  const [profile, setProfile] = useState<Profile>('public');
  const into = choice.kind === 'existing' ? campaigns.data?.find((each) => each.name === chosenCampaign(choice, campaigns.data ?? [])) : undefined;
  const unfinished = imports.data?.filter((row) => row.finishedAt === null && row.accepted + row.held + row.refused > 0) ?? [];

  const take = async (picking: Promise<Picked>) => {
    setLooking(0);
    setPicked(await picking.finally(() => setLooking(null)));
  };
  const start = () => {
    if (!picked) return;
    const campaign = chosenCampaign(choice, campaigns.data ?? []);
    if (!goingOn && choice.kind === 'new' && !campaign) return setNameMissing(true);
    const target = goingOn ? { importId: goingOn.importId, campaign: goingOn.campaign, make: true, profile: null, template: null } : { importId: null, campaign, make: choice.kind === 'new', profile: into ? null : profile, template: choice.kind === 'new' ? choice.template : null };
    void startUpload(picked.sources, target);
  };

  return (
    <>
      {unfinished.length > 0 && <Unfinished rows={unfinished} goingOn={goingOn} onGoOn={setGoingOn} />}
      <DropPlace onFiles={(files) => void take(pickFromInput(files))} onDrop={(transfer) => void take(pickFromDrop(transfer, setLooking))} looking={looking} />
      {picked?.refused.map(({ name, fault }) => (
        <Notice key={name} title={words.zipTitle(name)} tone="amber">
          {words.zipProblems[fault]}
        </Notice>
      ))}
      {picked && picked.leftOut > 0 && <p className="quiet small">{words.leftOut(picked.leftOut)}</p>}
      {picked && picked.sources.length === 0 && <Notice title={words.noFiles} />}
      {!goingOn && <ChooseCampaign campaigns={campaigns.data ?? []} choice={choice} onChange={(next) => (setChoice(next), setNameMissing(false))} nameMissing={nameMissing} />}
      {!goingOn && (into ? <CampaignProfile profile={into.profile} /> : <ChooseProfile profile={profile} onChange={setProfile} />)}
      {failure && (
        <p className="refusal" role="alert">
          {failure}
        </p>
      )}
      <div className="actions start">
        <Button kind="primary" size="large" isDisabled={!picked?.sources.length || starting} onPress={start} data-testid="upload-start">
          {words.start(picked?.sources.length ?? 0)}
        </Button>
      </div>
    </>
  );
}

/** No standard names it, every browser knows it. */
const wholeFolder = { webkitdirectory: '' };

interface DropProps {
  onFiles: (files: FileList) => void;
  onDrop: (transfer: DataTransfer) => void;
  looking: number | null;
}

function DropPlace({ onFiles, onDrop, looking }: DropProps) {
  const [over, setOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label={words.drop}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        onDrop(event.dataTransfer);
      }}
    >
      <strong>{looking === null ? words.drop : words.reading(looking)}</strong>
      <span className="quiet">{words.or}</span>
      <div className="choose">
        <Button onPress={() => folder.current?.click()}>{words.chooseFolder}</Button>
        <Button onPress={() => files.current?.click()}>{words.chooseFiles}</Button>
      </div>
      <input ref={folder} type="file" hidden {...wholeFolder} multiple onChange={(event) => event.target.files && onFiles(event.target.files)} data-testid="upload-folder" />
      <input ref={files} type="file" hidden multiple onChange={(event) => event.target.files && onFiles(event.target.files)} data-testid="upload-files" />
    </section>
  );
}
