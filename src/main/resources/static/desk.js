// The lists of those who sign, pay or register: the form of an item opens under it and goes away once it is done.

import { renderTask } from '/forms/standalone.js';

const said = document.querySelector('[data-desk-done]');

document.addEventListener('click', async event => {
  const button = event.target.closest('button[data-desk]');
  if (!button) {
    return;
  }
  const item = button.closest('.desk-item');
  const place = item.querySelector('.desk-form');
  const open = button.getAttribute('aria-expanded') === 'true';
  document.querySelectorAll('button[data-desk]').forEach(each => each.setAttribute('aria-expanded', 'false'));
  document.querySelectorAll('.desk-form').forEach(each => {
    each.hidden = true;
    each.replaceChildren();
  });
  if (open) {
    return;
  }
  button.setAttribute('aria-expanded', 'true');
  place.hidden = false;
  await renderTask(place, button.dataset.desk, { onDone: () => finish(item) });
  answer(place, button.dataset.choice);
});

/** The answer of the button that was pressed is chosen already. */
function answer(place, value) {
  const choice = value && place.querySelector(`input[type=radio][value="${value}"], option[value="${value}"]`);
  if (choice instanceof HTMLInputElement) {
    choice.click();
  } else if (choice) {
    choice.closest('select').value = value;
    choice.closest('select').dispatchEvent(new Event('change', { bubbles: true }));
  }
  (choice?.closest('fieldset') ?? place).scrollIntoView({ block: 'nearest' });
}

function finish(item) {
  if (item.dataset.deskStay !== undefined) {
    location.reload();
    return;
  }
  said.textContent = `C’est fait : ${item.querySelector('h2').textContent.trim()}.`;
  said.hidden = false;
  item.remove();
  said.scrollIntoView({ block: 'nearest' });
  if (!document.querySelector('.desk-item')) {
    location.reload();
  }
}
