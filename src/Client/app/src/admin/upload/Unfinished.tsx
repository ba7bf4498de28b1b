import { useMutation } from '@tanstack/react-query';
import type { ImportRow } from '../../api/contract';
import { moment } from '../../curator/format';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { refusalOf } from '../refusal';
import { finishImport } from './theUpload';

const words = texts.admin.upload;

interface Props {
  rows: ImportRow[];
  goingOn: ImportRow | null;
  onGoOn: (row: ImportRow | null) => void;
}

/** Uploads that were cut off: by a closed page, a lost sign-in, a machine that slept. */
export function Unfinished({ rows, goingOn, onGoOn }: Props) {
  const finish = useMutation({ mutationFn: (row: ImportRow) => finishImport(row.importId, row.campaign, true) });
  return (
    <>
      {rows.map((row) => {
        const going = goingOn?.importId === row.importId;
        return (
          <Notice
            key={row.importId}
            title={going ? `${words.goingOn} ${moment(row.startedAt)}` : words.unfinishedTitle}
            tone={going ? 'quiet' : 'amber'}
            testId="unfinished-upload"
            actions={
              going ? (
                <Button onPress={() => onGoOn(null)}>{words.startNew}</Button>
              ) : (
                <>
                  <Button onPress={() => onGoOn(row)}>{words.goOn}</Button>
                  <Button isDisabled={finish.isPending} onPress={() => finish.mutate(row)}>
                    {words.finishThat}
                  </Button>
                </>
              )
            }
          >
            <p>{words.unfinishedText(moment(row.startedAt), row.campaign)}</p>
            <p className="quiet small">{finish.error && finish.variables?.importId === row.importId ? refusalOf(finish.error) : words.unfinishedCounts(row.accepted, row.held, row.refused)}</p>
          </Notice>
        );
      })}
    </>
  );
}
