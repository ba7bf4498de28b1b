import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';

const words = texts.admin.review;

interface Props {
  isOpen: boolean;
  count: number;
  onClose: () => void;
  onReject: () => void;
}

export function RejectSheet({ isOpen, count, onClose, onReject }: Props) {
  return (
    <Sheet title={count > 1 ? words.rejectSeriesTitle(count) : words.rejectTitle} isOpen={isOpen} onClose={onClose}>
      <p>{words.rejectText}</p>
      <div className="actions">
        <Button onPress={onClose} autoFocus>
          {words.keep}
        </Button>
        <Button className="danger" onPress={onReject} data-testid="reject-confirm">
          {words.rejectAction}
        </Button>
      </div>
    </Sheet>
  );
}
