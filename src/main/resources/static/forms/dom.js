// Small helpers: building nodes, unique ids, calls to our API.

let ids = 0;

export const nextId = () => `mf-${++ids}`;

/** h('p', {class: 'x', onclick: f}, 'text', node): text is always text, never markup. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined));
  return node;
}

export function loadStyles() {
  const href = '/forms/forms.css';
  if (!document.querySelector(`link[href="${href}"]`)) {
    document.head.append(h('link', { rel: 'stylesheet', href }));
  }
}

/** The French plural: 0 and 1 take the singular. */
export const plural = (count, one, many) => `${count.toLocaleString('fr-FR')} ${count < 2 ? one : many}`;

/** A refusal of our API: `status`, the French `detail` of its problem document, the `field` it names, its body. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || sentences[status] || sentences.other);
    this.status = status;
    this.field = problem.field;
    this.problem = problem;
  }
}

const sentences = {
  0: 'La connexion est interrompue. Votre saisie est conservée ici : recommencez quand elle revient.',
  401: 'Votre session a expiré : reconnectez-vous dans un autre onglet, puis recommencez. Votre saisie est conservée ici.',
  403: 'Votre compte ne permet pas cette action.',
  404: 'Cet élément n’existe plus ou ne vous est pas proposé.',
  409: 'Quelqu’un d’autre a modifié ces informations entre-temps.',
  413: 'Le fichier dépasse 20 Mo.',
  other: 'Le serveur ne répond pas comme prévu. Réessayez dans un instant.'
};

function csrf() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith('MAILLAGE-CSRF='));
  return cookie ? decodeURIComponent(cookie.slice('MAILLAGE-CSRF='.length)) : null;
}

export function csrfHeaders() {
  const token = csrf();
  return token ? { 'X-MAILLAGE-CSRF': token } : {};
}

export async function api(path, { method = 'GET', body, keepalive = false } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      keepalive,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : csrfHeaders())
      },
      body: body === undefined ? undefined : JSON.stringify(body)
    });
  } catch {
    throw new Refusal(0, {});
  }
  const text = await response.text();
  const json = parsed(text);
  if (!response.ok) {
    throw new Refusal(response.status, json || {});
  }
  return json;
}

export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
