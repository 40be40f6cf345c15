// What every page shares: htmx sends the CSRF token, and a button that cannot be undone asks first.
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
});

// A box at the head of a column ticks all those below it.
document.addEventListener('change', event => {
  const name = event.target.dataset?.all;
  if (name) {
    event.target.form.querySelectorAll(`input[type=checkbox][name="${name}"]`)
      .forEach(box => { box.checked = event.target.checked; });
  }
});
