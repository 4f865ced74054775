import { demoPeople, type DemoPerson } from '@stafet/demo';
import { escapeHtml, type Page } from './page';

const groups: readonly { readonly heading: string; readonly logins: RegExp }[] = [
  { heading: 'Klinikere i psykiatrien', logins: /^clinician-/ },
  { heading: 'Sagsbehandlere i kommunerne', logins: /^caseworker-/ },
  { heading: 'Praktiserende læger', logins: /^gp-/ },
  { heading: 'Tilsyn, administration og drift', logins: /^(auditor|admin-.*|steward|operator)$/ },
];

const furtherGroups = [...new Set(demoPeople.flatMap(({ group }) => group ?? []))];

/**
 * The page on which one chooses whom to be: by typing the login, or from the list. It works by keyboard and without
 * scripts. `unknown` is what was typed when no such login exists.
 */
export function loginPage(unknown?: string): Page {
  const options = demoPeople.map((each) => `<option value="${each.login}">${escapeHtml(each.name)}</option>`).join('');
  const error =
    unknown === undefined
      ? ''
      : `<p class="error" id="fejl" role="alert">Der er ingen demobruger, der hedder “${escapeHtml(unknown)}”.</p>`;
  return {
    title: 'Log ind – Stafet demo',
    body: `<h1>Log ind i demoen</h1>
<p class="note">Alle personer er opdigtede. Der er ingen adgangskode.<br>
<span lang="en">Everybody here is invented. There is no password.</span></p>
<form method="post">
<label for="login">Skriv brugernavnet</label>
<input id="login" name="login" list="logins" autocomplete="off" autocapitalize="none" spellcheck="false" required autofocus${
      unknown === undefined ? '' : ` aria-invalid="true" aria-describedby="fejl" value="${escapeHtml(unknown)}"`
    }>
<datalist id="logins">${options}</datalist>
${error}<button type="submit">Log ind</button>
</form>
<form method="post" aria-label="Vælg en person">
${groups
  .map(({ heading, logins }) =>
    section(
      heading,
      demoPeople.filter((each) => each.group === undefined && logins.test(each.login)),
    ),
  )
  .join('')}
<details><summary>Flere: afdelinger, teams, visitation, tilbud, læger og kommunale enheder</summary>
${furtherGroups
  .map((heading) =>
    section(
      heading,
      demoPeople.filter(({ group }) => group === heading),
    ),
  )
  .join('')}
</details>
</form>`,
  };
}

/** The page for a login that this provider no longer knows, or a request that it refuses. */
export function brokenLoginPage(publicUrl: string, reason: string): Page {
  return {
    title: 'Login afbrudt – Stafet demo',
    body: `<h1>Login blev afbrudt</h1>
<p>Siden var for gammel, eller login blev startet et andet sted.
<a href="${escapeHtml(publicUrl)}/auth/login">Prøv at logge ind igen</a>.</p>
<p class="note"><span lang="en">The login was interrupted (${escapeHtml(reason)}). Please try again.</span></p>`,
  };
}

/** The page between “log out” and the web; `form` is the provider's own. */
export function logoutPage(form: string): Page {
  return {
    title: 'Log ud – Stafet demo',
    goesOn: true,
    body: `<h1>Log ud</h1>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Log ud</button>`,
  };
}

function section(heading: string, people: readonly DemoPerson[]): string {
  return `<section><h2>${escapeHtml(heading)}</h2><ul>${people
    .map(
      (each) =>
        `<li><button class="person" type="submit" name="login" value="${each.login}">${escapeHtml(each.name)}` +
        ` <small>${escapeHtml(each.workplace)} · ${each.login}</small></button></li>`,
    )
    .join('')}</ul></section>`;
}
