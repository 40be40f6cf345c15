// The documents of the dossier: the ones that the answer points at, and new ones, sent by button or dropped. A document
// is saved at once with the dossier; the form only carries its identifier.

import { api, csrfHeaders, h, nextId, parsed } from './dom.js';

const ACCEPTED = ['.pdf', '.docx', '.xlsx', '.odt', '.ods', '.png', '.jpg', '.jpeg'];
const KINDS = 'PDF, Word, Excel, OpenDocument, PNG ou JPEG';
const LARGEST = 20 * 1024 * 1024;

/** What can be said of a file before it is sent, or null. */
function faultOf(file) {
  if (!ACCEPTED.some(ending => file.name.toLowerCase().endsWith(ending))) {
    return `ce type de fichier n’est pas accepté (${KINDS}).`;
  }
  if (file.size > LARGEST) {
    return `le fichier pèse ${(file.size / 1024 / 1024).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo, 20 Mo au plus sont acceptés.`;
  }
  return file.size === 0 ? 'le fichier est vide.' : null;
}

export function documents({ schema, required, context }, { parts, label, showAt }) {
  const many = schema.type === 'array' || Array.isArray(schema.type) && schema.type.includes('array');
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id, context.reference ? `${KINDS}, 20 Mo au plus.` : null);
  const base = `/api/dossiers/${encodeURIComponent(context.reference)}/documents`;
  const list = h('div', { class: 'mf-documents' });
  const progress = h('p', { role: 'status', class: 'mf-help' });
  // the browser's own control speaks the browser's language: a button of ours opens it
  const picker = h('input', { type: 'file', class: 'mf-native', accept: ACCEPTED.join(','), multiple: many, tabindex: -1, 'aria-hidden': 'true' });
  const choose = h('button', { type: 'button', id, class: 'mf-button', 'aria-describedby': describedBy, onclick: () => picker.click() },
    many ? 'Choisir des fichiers' : 'Choisir un fichier');
  const share = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Envoi du fichier' });
  const drop = h('div', { class: 'mf-drop' },
    choose, picker, h('span', { class: 'mf-drop-words' }, many ? 'ou glissez-les ici' : 'ou glissez-le ici'), share);
  const node = h('fieldset', { class: 'mf-field mf-list' },
    h('legend', { class: 'mf-label' }, label(schema, required)), help, list, context.reference ? drop : null, progress, error);
  const chosen = new Set();
  let known = [];
  const showError = showAt(node, error);

  function paint() {
    list.replaceChildren(...(known.length ? known.map(row) : [h('p', { class: 'mf-none' },
      context.reference ? 'Aucun document dans le dossier.' : 'Les documents se joignent une fois le dossier créé.')]));
  }

  function row(document) {
    const value = String(document.id);
    const box = h('input', {
      type: many ? 'checkbox' : 'radio', name: `${id}-choice`, id: `${id}-${value}`, checked: chosen.has(value),
      onchange: () => {
        if (!many) {
          chosen.clear();
        }
        if (box.checked) {
          chosen.add(value);
        } else {
          chosen.delete(value);
        }
      }
    });
    return h('div', { class: 'mf-choice' }, box, h('label', { for: box.id }, document.title || document.name || document.fileName),
      h('a', { href: `${base}/${encodeURIComponent(value)}`, target: '_blank', rel: 'noopener' }, 'Ouvrir'));
  }

  async function load() {
    try {
      const answer = await api(base);
      known = Array.isArray(answer) ? answer : answer.documents;
      paint();
    } catch (refusal) {
      list.replaceChildren(h('p', { class: 'mf-warning' }, refusal.message));
    }
  }

  async function send(files) {
    const faults = [];
    const wanted = many ? files : files.slice(0, 1);
    files.slice(wanted.length).forEach(file => faults.push(`${file.name} : un seul document est attendu ici, il n’a pas été envoyé.`));
    let sent = 0;
    for (const file of wanted) {
      const fault = faultOf(file) || await sendOne(file);
      if (fault) {
        faults.push(fault.includes(file.name) ? fault : `${file.name} : ${fault}`);
      } else {
        sent++;
      }
    }
    share.hidden = true;
    if (sent > 1) {
      progress.textContent = `${sent} fichiers sont enregistrés dans le dossier.`;
    }
    picker.value = '';
    if (sent > 0) {
      await load();
      node.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (faults.length) {
      showError(faults.join('\n'));
      choose.focus();
    }
  }

  /** What went wrong, or null. */
  async function sendOne(file) {
    progress.textContent = `Envoi de ${file.name}…`;
    share.hidden = false;
    try {
      const saved = await upload(base, file, part => { share.value = part; });
      if (!many) {
        chosen.clear();
      }
      chosen.add(String(saved.id));
      progress.textContent = `${file.name} est enregistré dans le dossier.`;
      return null;
    } catch (refusal) {
      progress.textContent = '';
      return refusal.message;
    }
  }

  picker.addEventListener('change', event => {
    event.stopPropagation();
    send([...picker.files]);
  });
  // dropped anywhere on the field
  const leaveFiles = () => drop.classList.remove('mf-drop-over');
  if (context.reference) {
    node.addEventListener('dragover', event => {
      event.preventDefault();
      drop.classList.add('mf-drop-over');
    });
    node.addEventListener('dragleave', leaveFiles);
    node.addEventListener('drop', event => {
      event.preventDefault();
      leaveFiles();
      send([...event.dataTransfer.files]);
    });
  }

  if (context.reference) {
    load();
  } else {
    paint();
  }
  return {
    node,
    read: () => many ? [...chosen] : [...chosen][0] ?? null,
    write: value => {
      chosen.clear();
      [].concat(value).forEach(each => chosen.add(String(each)));
      paint();
    },
    check: () => required && chosen.size === 0 ? [{ path: '', text: many ? 'Joignez au moins un document.' : 'Joignez le document.' }] : [],
    locate: () => ({ node: context.reference ? choose : node, show: showError })
  };
}

function upload(url, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    Object.entries(csrfHeaders()).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = parsed(request.responseText) || {};
      if (request.status >= 200 && request.status < 300) {
        resolve(answer);
      } else {
        reject(new Error(answer.detail || (request.status === 413 ? 'le fichier dépasse 20 Mo.' : 'le fichier n’a pas pu être enregistré.')));
      }
    };
    request.onerror = () => reject(new Error('la connexion a été interrompue pendant l’envoi.'));
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
