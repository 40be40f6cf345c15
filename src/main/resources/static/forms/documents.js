// The documents of the dossier: the ones that the answer points at, and new ones, sent by button or dropped. A document
// is saved at once with the dossier; the form only carries its identifier.

import { api, csrfHeaders, h, nextId, parsed } from './dom.js';

const ACCEPTED = '.pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg';

export function documents({ schema, required, context }, { parts, label, showAt }) {
  const many = schema.type === 'array' || Array.isArray(schema.type) && schema.type.includes('array');
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id, context.reference ? 'PDF, Word, Excel, OpenDocument, PNG ou JPEG, 20 Mo au plus.' : null);
  const base = `/api/dossiers/${encodeURIComponent(context.reference)}/documents`;
  const list = h('div', { class: 'mf-documents' });
  const progress = h('p', { role: 'status', class: 'mf-help' });
  const picker = h('input', { type: 'file', id, accept: ACCEPTED, multiple: many, 'aria-describedby': describedBy });
  const drop = h('div', { class: 'mf-drop' }, h('label', { for: id }, 'Déposer ici, ou choisir un fichier'), picker);
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
    for (const file of files) {
      try {
        const saved = await upload(base, file, share => {
          progress.textContent = `Envoi de ${file.name} : ${Math.round(share * 100)} %`;
        });
        if (!many) {
          chosen.clear();
        }
        chosen.add(String(saved.id));
        progress.textContent = `${file.name} est enregistré dans le dossier.`;
      } catch (refusal) {
        progress.textContent = '';
        showError(`${file.name} : ${refusal.message}`);
      }
    }
    picker.value = '';
    await load();
    node.dispatchEvent(new Event('change', { bubbles: true }));
  }

  picker.addEventListener('change', event => {
    event.stopPropagation();
    send([...picker.files]);
  });
  drop.addEventListener('dragover', event => {
    event.preventDefault();
    drop.classList.add('mf-drop-over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('mf-drop-over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('mf-drop-over');
    send([...event.dataTransfer.files].slice(0, many ? undefined : 1));
  });

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
    locate: () => ({ node: context.reference ? picker : node, show: showError })
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
        reject(new Error(answer.detail || (request.status === 413 ? 'le fichier dépasse 20 Mo.' : 'le fichier n’a pas pu être enregistré.')));
      }
    };
    request.onerror = () => reject(new Error('la connexion a été interrompue pendant l’envoi.'));
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
