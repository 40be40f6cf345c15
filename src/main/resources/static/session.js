// Keeps what is typed when the session has expired. A request that is answered 401 waits while the person logs in again in
// a window of its own, and is then sent once more: neither Tasklist nor a form ever hears of it. Loaded by the four webapps
// (customScripts) and by our pages.

const LOGIN = '/connexion?retour=%2Fsession';
const WEBAPP_LOGOUT = /^\/camunda\/api\/admin\/auth\/user\/[^/]+\/logout$/;
const TOKENS = { 'X-XSRF-TOKEN': 'XSRF-TOKEN', 'X-MAILLAGE-CSRF': 'MAILLAGE-CSRF' };

const plainFetch = window.fetch.bind(window);
const PlainRequest = window.XMLHttpRequest;
const renewals = new BroadcastChannel('maillage-session');

let person = document.querySelector('script[data-user]')?.dataset.user ?? null;
let renewal = null;

const cookie = name => document.cookie.split('; ').find(each => each.startsWith(`${name}=`))?.slice(name.length + 1);
const address = url => new URL(url, document.baseURI);
const isOurs = url => address(url).origin === window.location.origin;

/**
 * The headers of a request that is sent once more, with the tokens of the new session. One that was first sent without any
 * cookie had no token either, and the webapps' filter ends the session of a request without.
 */
function renew(headers) {
  Object.entries(TOKENS).forEach(([name, token]) => {
    if (cookie(token) !== undefined) {
      headers.set(name, cookie(token));
    }
  });
  return headers;
}

/** The id of whoever is logged in, null when nobody is. */
async function loggedIn() {
  const response = await plainFetch('/api/session', { headers: { Accept: 'application/json' }, cache: 'no-store' });
  return response.ok ? (await response.json()).user : null;
}

/** Resolves once the same person is logged in again; somebody else gets the page anew. */
function renewed() {
  renewal ??= new Promise(resolve => {
    const overlay = openOverlay();
    const check = async () => {
      const user = await loggedIn().catch(() => null);
      if (user === null || renewal === null) {
        return;
      }
      if (person !== null && user !== person) {
        window.location.reload();
        return;
      }
      person = user;
      renewals.removeEventListener('message', check);
      window.removeEventListener('focus', check);
      overlay.remove();
      renewal = null;
      resolve();
    };
    renewals.addEventListener('message', check);
    window.addEventListener('focus', check);
  });
  return renewal;
}

const STYLE = `
  dialog { max-width: 480px; padding: 24px 32px; border: 0; border-top: 4px solid #1f4e79; border-radius: 3px;
    font: 16px/1.5 Arial, Helvetica, sans-serif; color: #1e1e1e; background: #fff; box-shadow: 0 8px 32px rgba(0, 0, 0, .35); }
  dialog::backdrop { background: rgba(20, 30, 45, .6); }
  h2 { margin: 0 0 12px; font-size: 20px; }
  p { margin: 0 0 16px; }
  button { min-height: 44px; padding: 8px 20px; border: 0; border-radius: 3px; font: inherit; font-weight: bold;
    color: #fff; background: #1f4e79; cursor: pointer; }
  button:hover { background: #163a5c; }
  button:focus-visible { outline: 3px solid #0a76f6; outline-offset: 2px; }`;

function element(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  node.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}

/** In a shadow of its own: the styles of the webapps do not reach it. */
function openOverlay() {
  const host = element('div', '', { lang: 'fr', 'data-session': 'expired' });
  const shadow = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [style];

  const dialog = element('dialog', '', { 'aria-labelledby': 'title', 'aria-describedby': 'text' });
  const button = element('button', 'Se reconnecter', { type: 'button', autofocus: '' });
  button.addEventListener('click', () => window.open(LOGIN, 'maillage-connexion', 'popup,width=520,height=760'));
  dialog.append(element('h2', 'Votre session a expiré', { id: 'title' }),
    element('p', 'Reconnectez-vous dans la fenêtre qui s’ouvre : cette page reste telle quelle, ce que vous avez saisi est conservé et votre dernière action reprend.', { id: 'text' }),
    button);
  dialog.addEventListener('cancel', event => event.preventDefault());
  shadow.append(dialog);
  document.body.append(host);
  dialog.showModal();
  return host;
}

/** Ends our session, then the provider's if there is one. */
async function logOut() {
  const response = await plainFetch('/deconnexion', {
    method: 'POST',
    headers: { Accept: 'application/json', 'X-MAILLAGE-CSRF': cookie('MAILLAGE-CSRF') ?? '' }
  });
  window.location.assign(response.ok ? (await response.json()).suite : '/connexion');
}

window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const again = request.clone();
  const response = await plainFetch(request);
  if (response.status !== 401 || !isOurs(request.url)) {
    return response;
  }
  await renewed();
  return plainFetch(new Request(again, { headers: renew(new Headers(again.headers)) }));
};

window.XMLHttpRequest = class extends PlainRequest {

  #open = [];
  #headers = [];
  #body = null;
  #held = false;

  constructor() {
    super();
    // first of all listeners, so that none of the page's sees the refusal
    ['readystatechange', 'load', 'loadend'].forEach(type => this.addEventListener(type, event => this.#hold(event)));
  }

  open(...parameters) {
    this.#open = parameters;
    this.#headers = [];
    super.open(...parameters);
  }

  setRequestHeader(name, value) {
    this.#headers.push([name, value]);
    super.setRequestHeader(name, value);
  }

  send(body = null) {
    this.#body = body;
    const [method, url] = this.#open;
    if (method.toUpperCase() === 'POST' && isOurs(url) && WEBAPP_LOGOUT.test(address(url).pathname)) {
      logOut();
    } else {
      super.send(body);
    }
  }

  #hold(event) {
    const refused = this.readyState >= PlainRequest.HEADERS_RECEIVED && this.status === 401
      && isOurs(this.#open[1]) && this.#open[2] !== false;
    if (refused || this.#held) {
      event.stopImmediatePropagation();
    }
    if (refused && !this.#held) {
      this.#held = true;
      renewed().then(() => this.#again());
    }
  }

  #again() {
    this.#held = false;
    super.open(...this.#open);
    renew(new Headers(this.#headers)).forEach((value, name) => super.setRequestHeader(name, value));
    super.send(this.#body);
  }
};

/** A form of our pages is answered by a page: asks before it leaves whether the session still holds. */
async function submitOnceLoggedIn(form, submitter) {
  if (await loggedIn() === null) {
    await renewed();
  }
  const token = form.elements.namedItem('_csrf');
  if (token) {
    token.value = cookie('MAILLAGE-CSRF') ?? token.value;
  }
  if (submitter?.name) {
    form.append(element('input', '', { type: 'hidden', name: submitter.name, value: submitter.value }));
  }
  if (submitter?.hasAttribute('formaction')) {
    form.action = submitter.formAction;
  }
  form.submit();
}

window.addEventListener('submit', event => {
  const form = event.target;
  if (!event.defaultPrevented && person !== null && form.method === 'post' && form.target === ''
      && isOurs(form.action) && address(form.action).pathname !== '/deconnexion') {
    event.preventDefault();
    submitOnceLoggedIn(form, event.submitter);
  }
});

/** The webapps' own login form is closed: ours, and back to the task that was open. */
function leaveWebappLogin(before) {
  if (/^#!?\/login/.test(window.location.hash)) {
    const hash = before && !before.includes('/login') ? new URL(before).hash : '';
    window.location.replace(`/connexion?retour=${encodeURIComponent(window.location.pathname + hash)}`);
  }
}

if (window.location.pathname.startsWith('/camunda/')) {
  window.addEventListener('hashchange', event => leaveWebappLogin(event.oldURL));
  leaveWebappLogin();
}

if (person === null) {
  loggedIn().then(user => { person ??= user; }, () => {});
}
