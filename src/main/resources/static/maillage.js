// What every page shares: htmx sends the CSRF token, a button that cannot be undone asks first, a form that is sent says so.
const header = document.querySelector('meta[name="csrf-header"]')?.content;
const token = document.querySelector('meta[name="csrf-token"]')?.content;

document.body.addEventListener('htmx:configRequest', event => {
  if (header && token) {
    event.detail.headers[header] = token;
  }
});

document.addEventListener('submit', event => {
  const question = event.submitter?.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
  }
  if (!event.defaultPrevented) {
    event.target.setAttribute('aria-busy', 'true');
  }
});

// The browser may come back to a page as it was left.
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form[aria-busy]').forEach(form => form.removeAttribute('aria-busy'));
});

// A box at the head of a column ticks all those below it.
document.addEventListener('change', event => {
  const name = event.target.dataset?.all;
  if (name) {
    event.target.form.querySelectorAll(`input[type=checkbox][name="${name}"]`)
      .forEach(box => { box.checked = event.target.checked; });
  }
});
