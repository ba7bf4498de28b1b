import { useRef, useState, type ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useSession } from '../api/queries';
import { embedded } from '../reading/embed/embedded';
import { texts } from '../texts';
import { language, languageNames, languages, speak, type Language } from '../texts/language';
import { letterKeys, setLetterKeys } from '../ui/letterKeys';
import { GreyPatternSheet } from './GreyPatternSheet';
import { useSignOut } from './SignOut';
import { SkipLinks, type SkipPlace } from './SkipLinks';
import { useTitle } from './useTitle';

interface Props {
  title: ReactNode;
  /** The protocol's sentence, or where one is. */
  sentence?: ReactNode;
  children?: ReactNode;
  /** Where the keyboard can go at once; the content alone when not given. */
  skips?: SkipPlace[];
}

/** The same 44 px on every page: where one is, what is asked, how it is saved, who one is. */
export function TopBar({ title, sentence, children, skips }: Props) {
  const where = useRef<HTMLDivElement>(null);
  useTitle(where);
  return (
    <header className="top-bar">
      <SkipLinks places={skips} />
      <div className="where" ref={where}>
        <strong data-title>{title}</strong>
        {sentence !== undefined && (
          <span className="sentence" {...(typeof sentence === 'string' ? { 'data-title': true } : {})}>
            {sentence}
          </span>
        )}
      </div>
      <div className="state">
        {children}
        <AccountMenu />
      </div>
    </header>
  );
}

const isLanguage = (key: unknown): key is Language => languages.some((each) => each === key);

function AccountMenu() {
  const { data: session } = useSession();
  const [checking, setChecking] = useState(false);
  const { signOut, sheet } = useSignOut(session?.role === 'reader');
  if (!session?.signedIn || !session.pseudonym) return null;
  const home = session.role === 'reader' ? ['/read', texts.shell.toReading] : ['/campaigns', texts.shell.toCampaigns];
  return (
    <>
      <MenuTrigger>
        <AriaButton className="chip account" data-testid="account-menu">
          <span className="visually-hidden">{texts.shell.menu}</span> {session.pseudonym}
          <span aria-hidden>▾</span>
        </AriaButton>
        <Popover className="menu-popover" placement="bottom end">
          <div className="menu-head">
            {texts.shell.signedInAs(session.pseudonym)}
            {session.role && ` · ${texts.shell.roles[session.role]}`}
          </div>
          <Menu aria-label={texts.shell.menu} onAction={(key) => (key === 'sign-out' ? signOut() : key === 'check-display' ? setChecking(true) : key === 'letter-keys' ? setLetterKeys(!letterKeys()) : isLanguage(key) && speak(key))}>
            {!embedded && (
              <MenuItem className="menu-item" href={home[0] ?? '/'}>
                {home[1]}
              </MenuItem>
            )}
            {!embedded && session.role === 'administrator' && (
              <MenuItem className="menu-item" href="/admin">
                {texts.shell.toAdmin}
              </MenuItem>
            )}
            {session.role === 'reader' && (
              <MenuItem className="menu-item" id="check-display" data-testid="check-display">
                {texts.viewing.check}
              </MenuItem>
            )}
            <MenuItem className="menu-item" id="letter-keys" data-testid="letter-keys">
              {letterKeys() ? texts.shell.letterKeysOff : texts.shell.letterKeysOn}
            </MenuItem>
            {languages
              .filter((each) => each !== language)
              .map((each) => (
                <MenuItem key={each} className="menu-item" id={each} textValue={languageNames[each]} data-testid={`language-${each}`}>
                  <span lang={each}>{languageNames[each]}</span>
                </MenuItem>
              ))}
            <MenuItem className="menu-item" id="sign-out" data-testid="sign-out">
              {texts.shell.signOut}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {sheet}
      <GreyPatternSheet isOpen={checking} onClose={() => setChecking(false)} />
    </>
  );
}
