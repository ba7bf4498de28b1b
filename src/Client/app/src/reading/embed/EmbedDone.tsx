import { useParams } from 'react-router';
import { texts } from '../../texts';
import { Notice } from '../../ui/Notice';
import './embed.css';

/** The end of a case in a frame; the portal goes on from here. */
export function EmbedDone() {
  const { after = 'submitted' } = useParams();
  const words = texts.embed.done;
  return (
    <main className="embed-page" data-testid="embed-done" data-after={after}>
      <Notice title={words[after as keyof typeof words] ?? words.submitted} />
    </main>
  );
}
