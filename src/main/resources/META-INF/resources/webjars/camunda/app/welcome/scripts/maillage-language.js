// The language of the four webapps: French, unless the person chose English in the menu under their name. The choice
// stays in the browser. Only the chosen language is declared: otherwise the webapps would follow the browser's language,
// and the dates that of the file that happens to load last.

const KEY = 'maillage-langue';
const language = window.localStorage.getItem(KEY) === 'en' ? 'en' : 'fr';

export const locales = { availableLocales: [language], fallbackLocale: language };

document.documentElement.lang = language;

const header = document.querySelector('[cam-widget-header]');
if (header) {
  new MutationObserver(offerOtherLanguage).observe(header, { childList: true, subtree: true });
}

function offerOtherLanguage() {
  const logout = header.querySelector('.account .logout');
  if (!logout || header.querySelector('.language')) {
    return;
  }
  const other = language === 'fr' ? 'en' : 'fr';
  const item = document.createElement('li');
  item.className = 'language';
  const link = document.createElement('a');
  link.href = '';
  link.lang = other;
  link.textContent = other === 'en' ? 'English' : 'Français';
  link.addEventListener('click', event => {
    event.preventDefault();
    window.localStorage.setItem(KEY, other);
    window.location.reload();
  });
  item.append(link);
  logout.before(item);
}
