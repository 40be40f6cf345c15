// Dates as they are written in France, « 05/03/2026 », whatever the language of the browser: typed, or taken from the
// browser's calendar.

import { h } from './dom.js';

const DAY = /^(\d{1,2})[\s./-]?(\d{1,2})[\s./-]?(\d{4}|\d{2})$/;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{1,2})\s*[h:]\s*(\d{2})?$/i;
const DAY_AND_TIME = /^(.*?\d)(?:T|\s+à\s+|\s+)(\d{1,2}\s*[h:]\s*(?:\d{2})?)(?::\d{2}(?:\.\d+)?)?$/i;

const two = number => String(number).padStart(2, '0');

/** The ISO date that was meant, or null. */
function isoDay(text) {
  const iso = ISO_DAY.exec(text);
  const french = iso ? null : DAY.exec(text);
  if (!iso && !french) {
    return null;
  }
  const [year, month, date] = iso ? iso.slice(1).map(Number)
    : [Number(french[3].length === 2 ? `20${french[3]}` : french[3]), Number(french[2]), Number(french[1])];
  const real = new Date(Date.UTC(year, month - 1, date));
  return year > 0 && real.getUTCMonth() === month - 1 && real.getUTCDate() === date ? `${year}-${two(month)}-${two(date)}` : null;
}

function isoTime(text) {
  const match = TIME.exec(text);
  return match && Number(match[1]) < 24 && Number(match[2] || 0) < 60 ? `${two(match[1])}:${two(match[2] || 0)}` : null;
}

function isoMoment(text) {
  const match = DAY_AND_TIME.exec(text);
  const day = match && isoDay(match[1].trim());
  const time = match && isoTime(match[2].trim());
  return day && time ? `${day}T${time}` : null;
}

const frenchDay = iso => iso.split('-').reverse().join('/');

const frenchMoment = iso => `${frenchDay(iso.slice(0, 10))} ${iso.slice(11, 16)}`;

export const day = (field, single) => written(field, single, {
  meant: isoDay,
  shown: frenchDay,
  native: 'date',
  pattern: 'jj/mm/aaaa',
  fault: 'Écrivez la date sous la forme jj/mm/aaaa, par exemple 05/03/2026.'
});

export const moment = (field, single) => written(field, single, {
  meant: isoMoment,
  shown: frenchMoment,
  native: 'datetime-local',
  pattern: 'jj/mm/aaaa hh:mm',
  fault: 'Écrivez la date et l’heure sous la forme jj/mm/aaaa hh:mm, par exemple 05/03/2026 14:30.'
});

function written(field, single, { meant, shown, native, pattern, fault }) {
  const input = h('input', { type: 'text', class: 'mf-short', autocomplete: 'off', maxlength: 30, placeholder: pattern });
  // the browser's own control is only asked for its calendar: what it writes depends on the browser's language
  const calendar = h('input', { type: native, class: 'mf-native', tabindex: -1, 'aria-hidden': 'true' });
  const button = h('button', { type: 'button', class: 'mf-button mf-small', 'aria-label': `Calendrier\u00a0: ${field.schema.title}`, onclick: open }, 'Calendrier');

  const iso = () => meant(input.value.trim());

  function write(text) {
    const known = meant(String(text).trim());
    input.value = known ? shown(known) : String(text);
  }

  function open() {
    calendar.value = iso() || '';
    calendar.showPicker();
  }

  input.addEventListener('change', () => write(input.value));
  calendar.addEventListener('input', event => event.stopPropagation());
  calendar.addEventListener('change', event => {
    event.stopPropagation();
    if (calendar.value) {
      write(calendar.value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    }
  });
  return single(field, input, () => ({
    // what is no date is kept as it was typed: a draft may be wrong
    read: () => iso() || input.value.trim() || null,
    write,
    check: () => input.value.trim() && !iso() ? fault : null
  }), `Sous la forme ${pattern}.`, h('span', { class: 'mf-calendar' }, calendar, button));
}
