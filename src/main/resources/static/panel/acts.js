// Acts on a dossier that need no task: the same forms on the page of the dossier and beside a task's form.

import { api, csrfHeaders, h, loadStyles, parsed, Refusal } from '/forms/dom.js';
import { dialogOf } from './dialog.js';

/** Opens the acts above the page; `done` is called after each that succeeded. */
export async function openActs(reference, opener, done) {
  loadStyles();
  const content = h('div', { class: 'mp-acts' }, h('p', { class: 'mp-loading', role: 'status' }, 'Chargement…'));
  const dialog = dialogOf('Agir sur le dossier', content, opener);
  const load = async said => {
    try {
      content.innerHTML = await page(`/dossiers/${encodeURIComponent(reference)}/agir`);
      if (said) {
        content.prepend(h('p', { class: 'mp-notice mp-done', role: 'status', tabindex: '-1' }, said));
        content.firstElementChild.focus();
      }
    } catch (refusal) {
      content.replaceChildren(h('p', { class: 'mp-notice mp-error', role: 'alert' }, refusal.message));
    }
  };
  await load();
  wireActs(content, reference, async said => {
    await load(said);
    await done();
  });
  return dialog;
}

/** A fragment of ours, whose texts are escaped by the server. */
async function page(path) {
  const response = await fetch(path, { headers: { Accept: 'text/html' }, redirect: 'manual' });
  if (!response.ok) {
    throw new Refusal(response.type === 'opaqueredirect' ? 401 : response.status, {});
  }
  return response.text();
}

/**
 * Sends the forms with `data-act` inside `root` to the API of the dossier. A refusal stays at its field, with what was
 * typed. A button with `data-preview` shows what would be sent.
 */
export function wireActs(root, reference, done, bodyOf = valuesOf) {
  const base = `/api/dossiers/${encodeURIComponent(reference)}`;

  root.addEventListener('change', event => sayReaders(event.target));
  root.addEventListener('toggle', event => {
    const place = event.target.open && event.target.querySelector('[data-colleagues]');
    if (place && !place.querySelector('input')) {
      offerColleagues(place, base);
    }
  }, true);

  root.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.dataset.act || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    // the page asks too before what cannot be undone
    event.stopPropagation();
    const preview = event.submitter?.dataset.preview;
    const button = event.submitter || form.querySelector('button[type=submit]');
    if (button.dataset.confirm && !window.confirm(button.dataset.confirm)) {
      return;
    }
    button.disabled = true;
    clear(form);
    try {
      const answer = await send(form, preview ? `${base}/${preview}` : `${base}/${form.dataset.act}`, bodyOf);
      button.disabled = false;
      if (preview) {
        show(form, answer);
      } else {
        await done(form.dataset.done);
      }
    } catch (refusal) {
      button.disabled = false;
      refuse(form, refusal);
    }
  });
}

/** Who will read it, in words, as the choice changes. */
function sayReaders(select) {
  if (select.name !== 'visibility') {
    return;
  }
  for (const each of select.closest('.field').querySelectorAll('[data-reader]')) {
    each.hidden = each.dataset.reader !== select.value;
  }
  offerReaders(select.form);
}

/** The colleagues to whom a note can be brought, each with the levels that they read. */
async function offerColleagues(place, base) {
  try {
    const colleagues = await api(`${base}/colleagues`);
    place.append(...colleagues.map(each => h('label', { class: 'choice', 'data-reads': each.reads.join(' ') },
      h('input', { type: 'checkbox', name: 'mentions', 'data-list': true, value: each.id }),
      ` ${each.name}, ${each.organisation}${each.absentUntil ? ' (en congé)' : ''}`)));
    offerReaders(place.closest('form'));
  } catch {
    place.hidden = true;
  }
}

/** Who may not read the note at its level is not offered. */
function offerReaders(form) {
  const place = form?.querySelector('[data-colleagues]');
  if (!place) {
    return;
  }
  let offered = 0;
  for (const label of place.querySelectorAll('label')) {
    const may = label.dataset.reads.split(' ').includes(form.elements.visibility.value);
    label.hidden = !may;
    label.querySelector('input').checked &&= may;
    offered += may ? 1 : 0;
  }
  place.hidden = offered === 0;
}

/** Reads what a form holds; an empty field is no value, boxes marked `data-list` make one list. */
export function valuesOf(form) {
  const values = Object.fromEntries([...new FormData(form)].filter(([name, value]) => value !== '' && !name.startsWith('mf-')));
  for (const box of form.querySelectorAll('input[data-list]')) {
    values[box.name] = [...form.querySelectorAll(`input[data-list][name="${box.name}"]:checked`)].map(each => each.value);
  }
  return values;
}

async function send(form, url, bodyOf) {
  if ('multipart' in form.dataset) {
    const response = await fetch(url, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/problem+json, application/json', ...csrfHeaders() } });
    if (!response.ok) {
      throw new Refusal(response.status, parsed(await response.text()) || {});
    }
    return null;
  }
  const method = form.dataset.method || 'POST';
  return api(url, method === 'DELETE' ? { method } : { method, body: bodyOf(form) });
}

/** Exactly what would be sent, before it goes. */
function show(form, mail) {
  const place = form.querySelector('[data-previewed]');
  place.replaceChildren(h('h4', {}, mail.subject), h('p', { class: 'soft mp-soft' }, `À ${mail.recipient}. Les réponses vont à ${mail.replyTo || 'personne'}.`),
    h('pre', { class: 'mp-mail' }, mail.text));
  place.hidden = false;
  place.focus();
}

function clear(form) {
  form.querySelector('[data-refusal]').hidden = true;
  form.querySelectorAll('[data-fault]').forEach(each => each.remove());
  form.querySelectorAll('[aria-invalid]').forEach(each => each.removeAttribute('aria-invalid'));
}

function refuse(form, refusal) {
  const faults = refusal.problem.errors || [{ field: refusal.field, detail: refusal.message }];
  const at = faults.map(fault => ({ ...fault, control: fault.field && control(form, fault.field) }));
  at.filter(fault => fault.control).forEach(fault => {
    fault.control.setAttribute('aria-invalid', 'true');
    const id = `${fault.control.id}-fault`;
    fault.control.before(h('p', { id, class: 'field-error mp-fault', 'data-fault': true }, fault.detail));
    fault.control.setAttribute('aria-describedby', [id, ...(fault.control.getAttribute('aria-describedby') || '').split(' ').filter(each => each && each !== id)].join(' '));
  });
  const rest = at.filter(fault => !fault.control);
  const notice = form.querySelector('[data-refusal]');
  notice.textContent = rest.map(fault => fault.detail).join(' ');
  notice.hidden = rest.length === 0;
  (at.find(fault => fault.control)?.control || notice).focus();
}

function control(form, field) {
  const named = form.elements.namedItem(field);
  return named instanceof RadioNodeList ? named[0] : named;
}
