import { texts } from '../texts';

/** A place on the page that the keyboard can go to at once; its element has that id and tabIndex −1. */
export interface SkipPlace {
  id: string;
  words: string;
}

/** The first stops of the keyboard, unseen until they have the focus. */
export const SkipLinks = ({ places = [{ id: 'content', words: texts.shell.skipLink }] }: { places?: SkipPlace[] | undefined }) =>
  places.map(({ id, words }) => (
    <a
      key={id}
      className="button skip-link"
      href={`#${id}`}
      // The address stays as it is: where it changes, the page's own history would take it for another page.
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(id)?.focus();
      }}
    >
      {words}
    </a>
  ));
