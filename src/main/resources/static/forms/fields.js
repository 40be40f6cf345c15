// Draws the fields of a contract's schema with native controls.
//
// A field is { node, read(), write(value), check(), locate(path) }:
//   read    value as the contract wants it, null when empty
//   check   what the browser alone can see is wrong: [{ path, text }]; all other rules are the server's
//   locate  for a path below the field: { node to focus, show(text) }, or null

import { h, nextId, plural } from './dom.js';
import { communes } from './communes.js';
import { day, moment } from './dates.js';
import { documents } from './documents.js';
import { dossier } from './dossier.js';

const PASTE = 'On peut coller ici les cellules d’un tableur.';
const REQUIRED = 'Ce champ est obligatoire.';

export const newContext = reference => ({ reference, chosenCommunes: new EventTarget() });

export function fieldOf(schema, name, required, context, compact = false) {
  const make = controls[schema['x-control']] || controls.text;
  const field = make({ schema, name, required, context, compact });
  field.name = name;
  return field;
}

/** The fields of a record, in the order of its components; a field with `x-asked` shows only when its question arises. */
export function recordOf(schema, context, compact = false) {
  const required = new Set(schema.required || []);
  const fields = schema['x-order'].map(name => {
    const asked = schema.properties[name]['x-asked'];
    const field = fieldOf(schema.properties[name], name, required.has(name) || Boolean(asked?.required), context, compact);
    field.asked = asked;
    return field;
  });
  const byName = new Map(fields.map(field => [field.name, field]));
  const isAsked = field => !field.asked
    || (isAsked(byName.get(field.asked.field)) && field.asked.in.includes(String(byName.get(field.asked.field).read())));
  const refresh = () => fields.filter(field => field.asked).forEach(field => { field.node.hidden = !isAsked(field); });
  return {
    fields,
    refresh,
    focus: () => fields.find(field => !field.node.hidden && field.locate(''))?.locate('').node.focus(),
    read: () => Object.fromEntries(fields.map(field => [field.name, isAsked(field) ? field.read() : null])),
    write: value => {
      fields.forEach(field => {
        if (value && value[field.name] !== undefined && value[field.name] !== null) {
          field.write(value[field.name]);
        }
      });
      refresh();
    },
    check: () => fields.filter(isAsked).flatMap(field => field.check()
      .map(fault => ({ path: join(field.name, fault.path), text: fault.text }))),
    locate: path => {
      const [, head, rest] = /^([^.[]*)\.?(.*)$/.exec(path);
      return byName.get(head)?.locate(rest) || ruleOf(fields, head);
    }
  };
}

const join = (name, path) => !path ? name : path.startsWith('[') ? name + path : `${name}.${path}`;

/** A rule over several fields is named after the one it is shown at: reasonGivenWhenDeclined belongs to reason. */
function ruleOf(fields, rule) {
  const owner = fields
    .filter(field => rule.startsWith(field.name) && /^[A-Z]/.test(rule.slice(field.name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return owner?.locate('') || null;
}

// ---- one control with its label, help and error

function label(schema, required) {
  return [schema.title, required ? h('span', { class: 'mf-required', title: 'obligatoire' }, ' *') : null];
}

function parts(schema, id, extraHelp) {
  const help = helpOf(schema, id, extraHelp);
  const error = h('p', { class: 'mf-error', id: `${id}-error`, hidden: true });
  return { error, help, describedBy: (help ? `${id}-help ` : '') + `${id}-error` };
}

/** What helps to answer, and the text that the rule comes from. */
function helpOf(schema, id, extraHelp) {
  const help = [schema.description, extraHelp].filter(Boolean).join(' ');
  const source = schema['x-source'];
  return help || source
    ? h('p', { class: 'mf-help', id: id && `${id}-help` }, help, source ? h('span', { class: 'mf-source' }, `Source : ${source}`) : null)
    : null;
}

/** Puts a text at a control and takes it away at the next change. */
function showAt(input, error) {
  return text => {
    error.textContent = text;
    error.hidden = false;
    input.setAttribute('aria-invalid', 'true');
    const clear = () => {
      error.hidden = true;
      error.textContent = '';
      input.removeAttribute('aria-invalid');
      input.removeEventListener('input', clear);
      input.removeEventListener('change', clear);
    };
    input.addEventListener('input', clear);
    input.addEventListener('change', clear);
  };
}

/** `paste` takes a cell of a spreadsheet and says whether it could; without it the cell is written as it is. */
function leaf(node, target, error, { read, write, check, paste }, required, marked = target) {
  const show = showAt(marked, error);
  return {
    node,
    read,
    write,
    paste: paste || (text => {
      write(text);
      return true;
    }),
    check: () => {
      const fault = check();
      if (fault) {
        return [{ path: '', text: fault }];
      }
      return required && read() === null ? [{ path: '', text: REQUIRED }] : [];
    },
    locate: () => ({ node: target, show })
  };
}

function single({ schema, required, compact, context }, input, access, extraHelp, beside = null) {
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id, extraHelp);
  input.id = id;
  input.name = id;
  input.classList.add('mf-input');
  input.setAttribute('aria-describedby', describedBy);
  if (required) {
    input.setAttribute('aria-required', 'true');
  }
  const caption = h('label', { for: id, class: compact ? 'mf-hidden' : 'mf-label' }, label(schema, required));
  const control = beside ? h('div', { class: 'mf-beside' }, input, beside) : input;
  const node = h('div', { class: 'mf-field' }, caption, compact ? null : help, control, error);
  if (compact) {
    input.setAttribute('aria-describedby', `${id}-error`);
  }
  return leaf(node, input, error, access(input, context), required);
}

const text = type => field => {
  const input = h('input', { type, maxlength: field.schema.maxLength, autocomplete: 'off' });
  return single(field, input, textAccess);
};

const textAccess = input => ({
  read: () => input.value.trim() || null,
  write: value => { input.value = value; },
  check: () => input.type === 'email' && input.validity.typeMismatch ? 'L’adresse électronique n’est pas valide.' : null
});

function textarea(field) {
  const rows = field.compact ? 2 : Math.min(5, Math.max(3, Math.round((field.schema.maxLength || 2000) / 500)));
  const input = h('textarea', { rows, maxlength: field.schema.maxLength });
  return single(field, input, textAccess,
    field.schema.maxLength && !field.compact ? `${field.schema.maxLength.toLocaleString('fr-FR')} caractères au plus.` : null);
}

/** Numbers as they are written in France: « 1 234,50 », with or without the spaces and the sign of the euro. */
const number = decimals => field => {
  const input = h('input', { type: 'text', inputmode: decimals ? 'decimal' : 'numeric', class: 'mf-short', autocomplete: 'off' });
  const plain = () => input.value.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  const form = decimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  const { minimum, maximum, exclusiveMinimum } = field.schema;
  const shown = value => value.toLocaleString('fr-FR',
    { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 6 });
  const tidy = () => {
    if (form.test(plain())) {
      input.value = shown(Number(plain()));
    }
  };
  input.addEventListener('change', tidy);
  return single(field, input, () => ({
    // what is no number is kept as it was typed: a draft may be wrong
    read: () => plain() === '' ? null : !form.test(plain()) ? input.value : decimals ? plain() : Number(plain()),
    write: value => {
      input.value = String(value);
      tidy();
    },
    check: () => {
      if (plain() === '') {
        return null;
      }
      if (!form.test(plain())) {
        return decimals ? 'Écrivez un nombre, par exemple 1 234,50.' : 'Écrivez un nombre entier.';
      }
      const value = Number(plain());
      if (minimum !== undefined && value < minimum) {
        return `La valeur minimale est ${shown(minimum)}.`;
      }
      if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
        return `La valeur doit être supérieure à ${shown(exclusiveMinimum)}.`;
      }
      if (maximum !== undefined && value > maximum) {
        return `La valeur maximale est ${shown(maximum)}.`;
      }
      return null;
    }
  }));
};

function select(field) {
  const options = optionsOf(field.schema);
  const input = h('select', {}, h('option', { value: '' }, 'Choisissez…'),
    options.map(option => h('option', { value: option.value }, option.title)));
  const write = value => { input.value = String(value); };
  return single(field, input, () => ({
    read: () => input.value || null,
    write,
    check: () => null,
    paste: text => {
      const meant = options.find(option => folded(option.title) === folded(text) || option.value === text.trim());
      write(meant ? meant.value : '');
      return Boolean(meant) || text.trim() === '';
    }
  }));
}

/** Without accents, capitals and spaces around: how people write the same words. */
const folded = text => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** One of the communes chosen in the same form. */
function seat(field) {
  const input = h('select', {}, h('option', { value: '' }, 'Pas encore connue'));
  let wanted = null;
  field.context.chosenCommunes.addEventListener('change', ({ detail }) => {
    const value = input.value || wanted;
    input.replaceChildren(h('option', { value: '' }, 'Pas encore connue'),
      ...detail.map(commune => h('option', { value: commune.value }, commune.title)));
    input.value = value ?? '';
    if (input.selectedIndex < 0) {
      input.value = '';
    }
  });
  return single(field, input, () => ({
    read: () => input.value || null,
    write: value => {
      wanted = value;
      input.value = value;
      if (input.selectedIndex < 0) {
        input.value = '';
      }
    },
    check: () => null
  }));
}

const optionsOf = schema => schema['x-options'] || [];

const YES_NO = [{ value: 'true', title: 'Oui' }, { value: 'false', title: 'Non' }];

function radio(field) {
  const { schema, required, compact } = field;
  const yesNo = schema.type === 'boolean' || schema.type?.includes?.('boolean');
  const options = yesNo ? YES_NO : optionsOf(schema);
  if (compact) {
    return yesNo ? select({ ...field, schema: { ...schema, 'x-options': YES_NO } }) : select(field);
  }
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id);
  const inputs = options.map(option => h('input', { type: 'radio', name: id, value: option.value, id: `${id}-${option.value}` }));
  const fieldset = h('fieldset', { class: 'mf-field mf-choices', 'aria-describedby': describedBy, role: 'radiogroup', 'aria-required': required ? 'true' : null },
    h('legend', { class: 'mf-label' }, label(schema, required)),
    help,
    options.map((option, index) => h('div', { class: 'mf-choice' }, inputs[index],
      h('label', { for: `${id}-${option.value}` }, option.title,
        option.description ? h('span', { class: 'mf-help' }, option.description) : null))),
    error);
  const chosen = () => inputs.find(input => input.checked)?.value ?? null;
  return leaf(fieldset, inputs[0], error, {
    read: () => yesNo && chosen() !== null ? chosen() === 'true' : chosen(),
    write: value => inputs.forEach(input => { input.checked = input.value === String(value); }),
    check: () => null
  }, required, fieldset);
}

function checkbox({ schema, name, compact }) {
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id);
  const input = h('input', { type: 'checkbox', id, name, 'aria-describedby': describedBy });
  const node = h('div', { class: 'mf-field' },
    h('div', { class: 'mf-choice' }, input, h('label', { for: id, class: compact ? 'mf-hidden' : null }, schema.title)), compact ? null : help, error);
  return leaf(node, input, error, {
    read: () => input.checked,
    write: value => { input.checked = value === true; },
    check: () => null,
    paste: text => {
      input.checked = ['oui', 'vrai', 'x', '1'].includes(folded(text));
      return input.checked || ['', 'non', 'faux', '0'].includes(folded(text));
    }
  }, false);
}

/** Several of a list. */
function checklist({ schema, required, compact }) {
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id);
  const options = optionsOf(schema.items || {});
  const inputs = options.map(option => h('input', { type: 'checkbox', value: option.value, id: `${id}-${option.value}` }));
  const fieldset = h('fieldset', { class: 'mf-field mf-choices', 'aria-describedby': describedBy },
    h('legend', { class: compact ? 'mf-hidden' : 'mf-label' }, label(schema, required)), help,
    options.map((option, index) => h('div', { class: 'mf-choice' }, inputs[index],
      h('label', { for: `${id}-${option.value}` }, option.title))),
    error);
  const target = inputs[0] || fieldset;
  const read = () => inputs.filter(input => input.checked).map(input => input.value);
  return leaf(fieldset, target, error, {
    read,
    write: value => inputs.forEach(input => { input.checked = value.includes(input.value); }),
    check: () => required && read().length === 0 ? 'Cochez au moins une case.' : null
  }, false, fieldset);
}

function group({ schema, required, context }) {
  const record = recordOf(schema, context);
  const error = h('p', { class: 'mf-error', hidden: true });
  const fieldset = h('fieldset', { class: 'mf-group' },
    h('legend', { class: 'mf-label' }, schema.title),
    helpOf(schema),
    record.fields.map(field => field.node), error);
  const isEmpty = value => Object.values(value).every(each => each === null || each === false || Array.isArray(each) && !each.length);
  fieldset.addEventListener('input', record.refresh);
  fieldset.addEventListener('change', record.refresh);
  record.refresh();
  return {
    node: fieldset,
    read: () => {
      const value = record.read();
      return !required && isEmpty(value) ? null : value;
    },
    write: record.write,
    check: () => !required && isEmpty(record.read()) ? [] : record.check(),
    locate: path => path ? record.locate(path)
      : { node: record.fields[0].locate('')?.node || fieldset, show: showAt(fieldset, error) }
  };
}

/** A hidden identity that the form makes once, against double clicks. */
function hidden() {
  let value = uuid();
  return {
    node: h('span', { hidden: true }),
    read: () => value,
    write: given => { value = given; },
    check: () => [],
    locate: () => null
  };
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What somebody should know before answering: lines that are read, never sent back. */
function shown({ schema }) {
  const list = h('ul', { class: 'mf-shown' });
  const node = h('div', { class: 'mf-field', hidden: true }, h('p', { class: 'mf-label' }, schema.title), list);
  return {
    node,
    read: () => null,
    write: lines => {
      list.replaceChildren(...lines.map(line => h('li', {}, line)));
      node.hidden = !lines.length;
    },
    check: () => [],
    locate: () => null
  };
}

// ---- lists

/**
 * A list as an editable table, or as one block a row when the columns would not fit. With `fixed`, the rows come from
 * the draft: they are filled in, not added or removed, and their first column is what the row is about.
 */
function table(field, { fixed = false } = {}) {
  const { schema, required, context } = field;
  const id = nextId();
  const { error, help, describedBy } = parts(schema, id);
  const columns = schema.items['x-order'];
  const properties = schema.items.properties;
  const mandatory = new Set(schema.items.required || []);
  const wide = columns.length > 4 || columns.some(column => ['group', 'table', 'lines', 'checklist', 'documents'].includes(properties[column]['x-control']));
  const rows = [];
  const body = wide ? h('div', { class: 'mf-rows' }) : h('tbody');
  const none = h('p', { class: 'mf-none' }, 'Aucune ligne.');
  const add = h('button', { type: 'button', class: 'mf-button', onclick: () => { append().focus(); changed(); } }, 'Ajouter une ligne');
  const status = h('p', { class: 'mf-help', role: 'status' });
  const hint = h('p', { class: 'mf-help' }, wide ? PASTE : `Entrée passe à la ligne suivante. ${PASTE}`);
  const frame = wide ? body : h('div', { class: 'mf-table-frame' }, h('table', { class: 'mf-table', 'aria-describedby': describedBy },
    h('caption', { class: 'mf-hidden' }, schema.title),
    h('thead', {}, h('tr', {},
      columns.map(column => h('th', { scope: 'col' }, label(properties[column], mandatory.has(column)),
        helpOf(properties[column]))),
      fixed ? null : h('th', { scope: 'col' }, h('span', { class: 'mf-hidden' }, 'Retirer')))),
    body));
  const node = h('fieldset', { class: 'mf-field mf-list', tabindex: -1 },
    h('legend', { class: 'mf-label' }, label(schema, required)), help, frame, none,
    fixed ? null : [h('div', { class: 'mf-row-tools' }, add), hint], status, error);

  const changed = () => node.dispatchEvent(new Event('change', { bubbles: true }));

  function append() {
    const record = recordOf(schema.items, context, !wide);
    const remove = h('button', { type: 'button', class: 'mf-button mf-small', onclick: () => drop(row) }, 'Retirer');
    const row = { record };
    if (wide) {
      const title = h('legend', { class: 'mf-row-title' });
      row.node = h('fieldset', { class: 'mf-row' }, title, record.fields.map(each => each.node), fixed ? null : remove);
      row.name = number => { title.textContent = `${schema.title} : ligne ${number}`; };
    } else {
      row.node = h('tr', {}, record.fields.map(each => h('td', {}, each.node)), fixed ? null : h('td', { class: 'mf-tools' }, remove));
      row.name = number => remove.setAttribute('aria-label', `Retirer la ligne ${number}`);
    }
    row.focus = () => record.fields[0].locate('')?.node.focus();
    row.subject = () => {
      const first = record.fields[0];
      const value = properties[first.name]['x-options']?.find(option => option.value === first.read())?.title ?? first.read() ?? '';
      first.node.hidden = true;
      first.node.after(h('strong', { class: 'mf-subject' }, String(value)));
    };
    row.node.addEventListener('input', record.refresh);
    row.node.addEventListener('change', record.refresh);
    if (!fixed) {
      row.node.addEventListener('paste', event => paste(event, row));
    }
    if (!wide) {
      row.node.addEventListener('keydown', event => below(event, row));
    }
    record.refresh();
    rows.push(row);
    body.append(row.node);
    renumber();
    return row;
  }

  function drop(row) {
    const index = rows.indexOf(row);
    rows.splice(index, 1);
    row.node.remove();
    renumber();
    status.textContent = `Ligne ${index + 1} retirée.`;
    (rows[Math.min(index, rows.length - 1)] || { focus: () => add.focus() }).focus();
    changed();
  }

  const columnOf = (row, target) => row.record.fields.findIndex(each => each.node.contains(target));

  /** Enter in a cell goes to the one below, in a new row when there is none. */
  function below(event, row) {
    if (event.key !== 'Enter' || !event.target.matches('input') || event.target.getAttribute('role') === 'combobox') {
      return;
    }
    event.preventDefault();
    const next = rows[rows.indexOf(row) + 1] || (fixed ? null : append());
    next?.record.fields[columnOf(row, event.target)].locate('')?.node.focus();
  }

  /** The cells of a spreadsheet, from the one where they are pasted to the right and down. */
  function paste(event, row) {
    const text = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '');
    const manyLines = text.includes('\n') && !event.target.matches('textarea');
    if (!event.target.matches('input, textarea') || !text.includes('\t') && !manyLines) {
      return;
    }
    event.preventDefault();
    const left = columnOf(row, event.target);
    const top = rows.indexOf(row);
    const cells = text.split('\n').map(line => line.split('\t'));
    const misread = cells.flatMap((line, down) => {
      const here = rows[top + down] || append();
      const unread = line.filter((cell, right) => !here.record.fields[left + right]?.paste?.(cell.trim())).length;
      here.record.refresh();
      return unread ? [top + down + 1] : [];
    });
    status.textContent = `${plural(cells.length, 'ligne collée', 'lignes collées')}.`
      + (misread.length ? ` À vérifier, des cellules n’ont pas été comprises : ${plural(misread.length, 'ligne', 'lignes').replace(/^\d+ /, '')} ${misread.join(', ')}.` : '');
    changed();
  }

  function renumber() {
    rows.forEach((row, index) => row.name(index + 1));
    none.hidden = rows.length > 0;
    hint.hidden = rows.length === 0;
    frame.hidden = rows.length === 0;
  }

  renumber();
  if (required && !fixed) {
    append();
  }
  const isEmpty = row => Object.values(row.record.read()).every(value => value === null || value === false);
  const filled = () => fixed ? rows : rows.filter(row => !isEmpty(row));
  const show = showAt(node, error);
  return {
    node,
    read: () => filled().map(row => row.record.read()),
    write: values => {
      rows.splice(0).forEach(row => row.node.remove());
      values.forEach(value => {
        const row = append();
        row.record.write(value);
        if (fixed) {
          row.subject();
        }
      });
      renumber();
    },
    check: () => [
      ...(required && filled().length === 0 ? [{ path: '', text: 'Indiquez au moins une ligne.' }] : []),
      ...filled().flatMap((row, index) => row.record.check()
        .map(fault => ({ path: `[${index}].${fault.path}`, text: fault.text })))
    ],
    locate: path => {
      const match = /^\[(\d+)\]\.?(.*)$/.exec(path);
      const row = match && filled()[Number(match[1])];
      return row && match[2] && row.record.locate(match[2])
        || { node: row && row.record.fields[0].locate('')?.node || rows[0]?.record.fields[0].locate('')?.node || (fixed ? node : add),
          show: text => show(row ? `Ligne ${rows.indexOf(row) + 1} : ${text}` : text) };
    }
  };
}

/** A list of plain texts, one a row. */
function lines(field) {
  const item = field.schema.items || {};
  const items = {
    'x-order': ['value'],
    required: ['value'],
    properties: { value: { ...item, title: field.schema.title, 'x-control': item['x-options'] ? 'select' : 'text' } }
  };
  const list = table({ ...field, schema: { ...field.schema, items } });
  return {
    ...list,
    read: () => list.read().map(row => row.value),
    write: values => list.write(values.map(value => ({ value }))),
    locate: path => list.locate(/^\[\d+\]$/.test(path) ? `${path}.value` : path)
  };
}

const controls = {
  text: text('text'),
  email: text('email'),
  tel: text('tel'),
  textarea,
  integer: number(false),
  decimal: number(true),
  date: field => day(field, single),
  datetime: field => moment(field, single),
  radio,
  select,
  seat,
  checkbox,
  checklist,
  group,
  hidden,
  shown,
  table,
  fixed: field => table(field, { fixed: true }),
  lines,
  communes: field => communes(field, { parts, label, showAt, recordOf }),
  documents: field => documents(field, { parts, label, showAt }),
  dossier: field => dossier(field, { parts, label, showAt }),
  team: table
};
