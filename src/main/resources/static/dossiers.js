// « Suivre » on the lines of the list: the button stays where it is and says the new state.
const header = document.querySelector('meta[name="csrf-header"]')?.content;
const token = document.querySelector('meta[name="csrf-token"]')?.content;

async function toggle(button) {
  const follows = button.getAttribute('aria-pressed') === 'true';
  button.disabled = true;
  try {
    const answer = await fetch(`/api/dossiers/${encodeURIComponent(button.dataset.reference)}/following`, {
      method: follows ? 'DELETE' : 'PUT',
      headers: header ? { [header]: token } : {}
    });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw new Error(problem.detail ?? 'Cela n’a pas pu être enregistré : rechargez la page.');
    }
    button.setAttribute('aria-pressed', String(!follows));
    button.textContent = follows ? 'Suivre' : 'Suivi';
    say(follows ? `Vous ne suivez plus ${button.dataset.name}.` : `Vous suivez ${button.dataset.name} : ses étapes vous seront annoncées par courriel.`);
  } catch (failure) {
    say(failure.message);
    window.alert(failure.message);
  } finally {
    button.disabled = false;
    button.focus();
  }
}

function say(words) {
  document.querySelector('#said').textContent = words;
}

document.querySelectorAll('button.follow').forEach(button => button.addEventListener('click', () => toggle(button)));
