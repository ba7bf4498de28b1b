import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { ApiProblem } from '../../api/problem';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { bytes } from '../format';
import { formats, takeExport, type ExportFormat } from './takeExport';
import './export.css';

const words = texts.curator.exporting;

interface Props {
  /** The route of the campaign, or of one case of it. */
  of: string;
  /** Somebody has submitted something. */
  isPossible: boolean;
  /** Where there is little room: the button alone, and what comes of it below. */
  isCompact?: boolean;
  /** What taking it costs, said before; with the consensus in it, one has seen that. */
  caution?: string | undefined;
  onTaken?: () => void;
}

/** What readers submitted and the consensus, as files of other programs. */
export function ExportMenu({ of, isPossible, isCompact, caution, onTaken }: Props) {
  const [received, setReceived] = useState(0);
  const stop = useRef<AbortController>(null);
  const take = useMutation({
    mutationFn: (format: ExportFormat) => {
      setReceived(0);
      stop.current = new AbortController();
      return takeExport(of, format, setReceived, stop.current.signal);
    },
    onSettled: () => onTaken?.(),
  });
  return (
    <div className={isCompact ? 'export compact' : 'export'} data-testid="export">
      <MenuTrigger>
        <AriaButton className="button" isDisabled={!isPossible || take.isPending} data-testid="export-menu">
          {words.button} <span aria-hidden>▾</span>
        </AriaButton>
        <Popover className="menu-popover export-popover" placement="bottom start">
          <Menu aria-label={words.button} onAction={(key) => take.mutate(key as ExportFormat)}>
            {formats.map((format) => (
              <MenuItem key={format} id={format} className="menu-item export-item" textValue={words.formats[format].name} data-testid={`export-${format}`}>
                <Text slot="label">{words.formats[format].name}</Text>
                <Text slot="description" className="quiet small">
                  {words.formats[format].purpose}
                </Text>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span className="export-state small" role="status" data-testid="export-state">
        {take.isPending && words.coming(words.formats[take.variables].name, bytes(received))}
        {take.isSuccess && words.saved(take.data.name, bytes(take.data.size))}
        {take.isIdle && !isCompact && <span className="quiet">{isPossible ? words.lead : words.nothing}</span>}
      </span>
      {caution && isPossible && take.isIdle && <p className="quiet small caution">{caution}</p>}
      {take.isPending && (
        <Button size="small" onPress={() => stop.current?.abort()} data-testid="export-stop">
          {words.stop}
        </Button>
      )}
      {take.error && take.error.name !== 'AbortError' && (
        <Notice title={words.failed} tone="amber">
          {take.error instanceof ApiProblem && take.error.unreachable ? texts.shell.offlineText : take.error.message}
        </Notice>
      )}
    </div>
  );
}
