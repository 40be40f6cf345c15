// What the four webapps have in common: their language, and in the header the way to it and back to Maillage's own pages.
// The language is French, unless the person chose English in the menu under their name; the choice stays in the browser.
// Only the chosen language is declared: otherwise the webapps would follow the browser's language, and their dates that of
// the file that happens to load last.

const KEY = 'maillage-langue';
const language = window.localStorage.getItem(KEY) === 'en' ? 'en' : 'fr';
const words = language === 'fr'
  ? {
    home: 'Accueil', otherLanguage: 'English', webapps: 'Autres applications',
    tasklist: 'Tâches', cockpit: 'Supervision', admin: 'Comptes et habilitations'
  }
  : {
    home: 'Home', otherLanguage: 'Français', webapps: 'Other applications',
    tasklist: 'Tasklist', cockpit: 'Cockpit', admin: 'Admin'
  };

export const locales = { availableLocales: [language], fallbackLocale: language };

/** For the date pickers, and for Cockpit's tables, which have a date format of their own. */
export const requireJsConfig = language === 'fr'
  ? { ngDeps: ['maillage.dates'], deps: ['maillage-dates'], paths: { 'maillage-dates': '../welcome/scripts/maillage-dates' } }
  : undefined;

document.documentElement.lang = language;

// On a slow line the webapps gave up a script after seven seconds, and stayed at their spinner: their page's own setting
// against that no longer reaches their loader.
window.require.config({ waitSeconds: 0 });

// A webapp titles its first page before it has loaded its words, and shows those of last time while it loads today's.
// It waits for this file, which puts today's words where it looks for them, and starts without if they cannot be had or kept.
await keepWords().catch(error => console.warn(error));

async function keepWords() {
  const base = document.querySelector('base');
  const folder = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
  const answer = await fetch(`${folder}${language}.json`, { cache: 'no-cache' });
  if (answer.ok) {
    const store = JSON.parse(window.localStorage.getItem('camunda-web') || '{}');
    store[`${folder}_locales_data_${language}_${window.bust}`] = (await answer.text()).replace(/^\uFEFF/, '');
    window.localStorage.setItem('camunda-web', JSON.stringify(store));
  }
}

const header = document.querySelector('[cam-widget-header]');
if (header) {
  new MutationObserver(complete).observe(header, { childList: true, subtree: true });
}

/** The webapp draws its header again at each login. */
function complete() {
  const account = header.querySelector('.account');
  const logout = header.querySelector('.account .logout');
  if (account && !header.querySelector('.maillage-home')) {
    account.before(item('maillage-home', link('/', words.home)));
  }
  if (logout && !header.querySelector('.language')) {
    logout.before(item('language', languageLink()));
  }
  // a person's account is kept on our own page
  header.querySelector('.account .profile > a')?.setAttribute('href', '/compte');
  header.querySelector('.app-switch > a')?.setAttribute('aria-label', words.webapps);
  ['tasklist', 'cockpit', 'admin'].forEach(rename);
}

/** The webapps call each other by fixed names. */
function rename(webapp) {
  const entry = header.querySelector(`.app-switch .${webapp} > a`);
  if (entry && entry.textContent !== words[webapp]) {
    entry.textContent = words[webapp];
  }
}

function languageLink() {
  const other = language === 'fr' ? 'en' : 'fr';
  const choice = link('', words.otherLanguage);
  choice.lang = other;
  choice.addEventListener('click', event => {
    event.preventDefault();
    window.localStorage.setItem(KEY, other);
    window.location.reload();
  });
  return choice;
}

function item(name, content) {
  const element = document.createElement('li');
  element.className = name;
  element.append(content);
  return element;
}

function link(address, text) {
  const element = document.createElement('a');
  element.href = address;
  element.textContent = text;
  return element;
}
