import { useEffect, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { forgetAntiForgery, post } from '../api/client';
import { ApiProblem } from '../api/problem';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import './account.css';
import { LanguageChoice } from './LanguageChoice';

/** Only a path of this page's own origin; anything else leads to the start. */
export const localPath = (returnUrl: string | null) => (returnUrl && /^\/(?![/\\])/.test(returnUrl) ? returnUrl : '/');

export function SignInPage() {
  useEffect(() => void (document.title = `${texts.signIn.title} · ${texts.product}`), []);
  const [parameters] = useSearchParams();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [working, setWorking] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, password] = [String(form.get('name') ?? '').trim(), String(form.get('password') ?? '')];
    if (!name || !password) return setRefusal(texts.signIn.missing);
    setWorking(true);
    setRefusal(null);
    try {
      // The token in the page may be that of an earlier sign-in.
      forgetAntiForgery();
      const answer = await post<{ returnUrl: string }>('/api/account/signin', { name, password, returnUrl: localPath(parameters.get('returnUrl')) });
      window.location.assign(localPath(answer.returnUrl));
    } catch (error) {
      setWorking(false);
      setRefusal(refusalOf(error));
    }
  };

  return (
    <main className="centred">
      <form className="sign-in" onSubmit={(event) => void submit(event)} noValidate>
        <p className="section-name">{texts.product}</p>
        <h1>{texts.signIn.title}</h1>
        <p className="quiet">{texts.signIn.lead}</p>
        <div className="field">
          <label htmlFor="name">{texts.signIn.pseudonym}</label>
          <input id="name" name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus required data-testid="signin-name" />
        </div>
        <div className="field">
          <label htmlFor="password">{texts.signIn.password}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required data-testid="signin-password" />
        </div>
        <p className="refusal" role="alert" data-testid="signin-refusal">
          {refusal}
        </p>
        <Button type="submit" kind="primary" size="large" isDisabled={working} data-testid="signin-submit">
          {working ? texts.signIn.working : texts.signIn.submit}
        </Button>
        <LanguageChoice />
      </form>
    </main>
  );
}

function refusalOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return texts.signIn.failed;
  if (error.status === 401) return texts.signIn.wrong;
  if (error.status === 429) return texts.signIn.tooMany;
  return error.unreachable ? texts.signIn.unreachable : error.message;
}
