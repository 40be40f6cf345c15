// The login page: the part of the address after « # » names the task and never reaches the server by itself. And the page
// on which a login in a window of its own ends: it tells the page that waits, and closes.

const task = window.location.hash;
if (task) {
  const field = document.querySelector('input[name="retour"]');
  if (field && !field.value.includes('#')) {
    field.value += task;
  }
  const link = document.querySelector('a[data-provider]');
  if (link) {
    const url = new URL(link.href);
    url.searchParams.set('retour', url.searchParams.get('retour') + task);
    link.href = url;
  }
}

if (document.querySelector('[data-renewed]')) {
  new BroadcastChannel('maillage-session').postMessage('renewed');
  window.close();
}
