// The list of what one may start, in the order of the French alphabet: Tasklist compares letters by their codes, which
// puts « Étude » after « Projet ». The order is given by style: the list itself belongs to Tasklist.

const french = new Intl.Collator('fr');

new MutationObserver(changes => changes
  .flatMap(change => [...change.addedNodes])
  .filter(node => node.classList?.contains('modal'))
  .forEach(dialog => new MutationObserver(() => sort(dialog)).observe(dialog, { childList: true, subtree: true }))
).observe(document.body, { childList: true });

function sort(dialog) {
  [...dialog.querySelectorAll('ul.processes > li')]
    .map(entry => ({ entry, name: entry.textContent.trim() }))
    .sort((one, other) => french.compare(one.name, other.name))
    .forEach(({ entry }, rank) => { entry.style.order = rank; });
}
