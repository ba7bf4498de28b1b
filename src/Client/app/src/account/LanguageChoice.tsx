import { texts } from '../texts';
import { language, languageNames, languages, speak } from '../texts/language';
import { Button } from '../ui/Button';

/** The languages by their own names; another one loads the page anew. */
export const LanguageChoice = () => (
  <div className="languages" role="group" aria-label={texts.shell.language}>
    {languages.map((each) => (
      <Button key={each} kind="plain" size="small" aria-pressed={each === language} onPress={() => each !== language && speak(each)} data-testid={`language-${each}`}>
        <span lang={each}>{languageNames[each]}</span>
      </Button>
    ))}
  </div>
);
