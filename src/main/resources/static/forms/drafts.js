// What is typed into a form is kept on the server: a moment after typing, and on leaving.

import { api, h } from './dom.js';
import { confirmed } from './confirm.js';

const A_MOMENT = 1200;
// what a browser still sends of a page that goes away
const LAST_WORDS = 60_000;

const keepers = new Set();

const leave = () => keepers.forEach(keeper => keeper.flush(true));
window.addEventListener('pagehide', leave);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave());

/** « 14 h 05 », with the day when it is not today. */
function moment(instant) {
  const zone = { timeZone: 'Europe/Paris' };
  const date = new Date(instant);
  const day = each => each.toLocaleDateString('fr-FR', { ...zone, day: 'numeric', month: 'long', year: 'numeric' });
  const time = date.toLocaleTimeString('fr-FR', { ...zone, hour: '2-digit', minute: '2-digit' }).replace(':', '\u00a0h\u00a0');
  return day(date) === day(new Date()) ? `à ${time}` : `le ${day(date)} à ${time}`;
}

/**
 * Keeps the draft of one form.
 *
 * url       where it is kept
 * saved     { values, savedAt } as it was kept, or undefined
 * read      what is typed now
 * discarded called when the person has thrown the draft away
 * gone      called with a French sentence when the task is over
 */
export function keep(url, { saved, read, discarded, gone }) {
  let waiting = null;
  let last = null;
  let ended = false;
  let sending = Promise.resolve();
  const words = h('span', { class: 'mf-draft-words' });
  const discard = h('button', { type: 'button', class: 'mf-button mf-small', onclick: throwAway }, 'Effacer le brouillon');
  // told once, when it is found: not at each of the following seconds
  const node = h('p', { class: 'mf-draft', role: saved ? 'status' : null, hidden: true }, words, ' ', discard);

  function say(text, discardable) {
    words.textContent = text;
    discard.hidden = !discardable;
    node.hidden = false;
  }

  async function send(leaving) {
    const values = read();
    const typed = JSON.stringify(values);
    if (ended || typed === last) {
      return;
    }
    last = typed;
    try {
      const kept = await api(url, { method: 'PUT', body: values, keepalive: leaving && typed.length < LAST_WORDS });
      say(`Brouillon enregistré ${moment(kept.savedAt)}.`, true);
    } catch (refusal) {
      last = null;
      if (ended) {
        return;
      }
      if (refusal.status === 410) {
        ended = true;
        gone(refusal.message);
      } else {
        say(`Le brouillon n’a pas pu être enregistré. ${refusal.message}`, false);
      }
    }
  }

  async function throwAway() {
    const sure = await confirmed({
      title: 'Effacer le brouillon ?',
      sentences: ['Ce que vous avez saisi dans ce formulaire est perdu.'],
      yes: 'Effacer',
      no: 'Garder mon brouillon'
    });
    if (!sure) {
      return;
    }
    end();
    await sending;
    try {
      await api(url, { method: 'DELETE' });
      discarded();
    } catch (refusal) {
      ended = false;
      say(refusal.message, true);
    }
  }

  function end() {
    ended = true;
    clearTimeout(waiting);
    waiting = null;
    keepers.delete(keeper);
  }

  const keeper = {
    node,
    /** Something was typed. */
    touch() {
      clearTimeout(waiting);
      keepers.add(keeper);
      waiting = setTimeout(() => keeper.flush(false), A_MOMENT);
    },
    /** Sends what waits. */
    flush(leaving) {
      if (waiting !== null) {
        clearTimeout(waiting);
        waiting = null;
        // the page that goes away waits for nothing
        sending = leaving ? send(true) : sending.then(() => send(false));
      }
    },
    /** The form was not accepted after all. */
    resume() {
      ended = false;
      keeper.touch();
    },
    /** The draft was thrown away: typing begins anew. */
    restart() {
      ended = false;
      last = null;
      node.hidden = true;
    },
    /** Nothing is kept any more, nor while the form itself is on its way. */
    end
  };
  if (saved) {
    say(`Brouillon enregistré ${moment(saved.savedAt)}.`, true);
  }
  return keeper;
}
