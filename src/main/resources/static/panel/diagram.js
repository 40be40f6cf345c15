// Where a task stands, on the diagram of its process and of those that called it. The viewer is fetched when first asked.

import { api, h } from '/forms/dom.js';
import { dialogOf } from './dialog.js';

const LIBRARY = '/webjars/bpmn-js/8.0.0/dist';

let library = null;

function viewer() {
  library ||= new Promise((resolve, reject) => {
    document.head.append(h('link', { rel: 'stylesheet', href: `${LIBRARY}/assets/diagram-js.css` }),
      h('script', { src: `${LIBRARY}/bpmn-navigated-viewer.production.min.js`, onload: () => resolve(window.BpmnJS), onerror: () => {
        library = null;
        reject(new Error('Le diagramme ne peut pas être dessiné : le serveur ne répond pas comme prévu.'));
      } }));
  });
  return library;
}

/** Opens the diagrams of a task above the page; the focus goes back to `opener`. */
export async function openDiagrams(taskId, opener) {
  const content = h('div', { class: 'mp-diagrams' }, h('p', { class: 'mp-loading', role: 'status' }, 'Chargement du diagramme…'));
  dialogOf('Où en est le parcours', content, opener, 'mp-wide');
  try {
    const [Viewer, diagrams] = await Promise.all([viewer(), api(`/api/tasks/${encodeURIComponent(taskId)}/diagrams`)]);
    await drawAll(content, Viewer, diagrams);
  } catch (problem) {
    content.replaceChildren(h('p', { class: 'mp-notice mp-error', role: 'alert' }, problem.message));
  }
}

async function drawAll(content, Viewer, diagrams) {
  const canvas = h('div', { class: 'mp-canvas', tabindex: '0', role: 'img' });
  const sentence = h('p', { role: 'status' });
  const buttons = diagrams.map(diagram => h('button', { type: 'button', class: 'mp-button', onclick: () => draw(diagram) }, diagram.name));
  const legend = h('p', { class: 'mp-soft' }, h('span', { class: 'mp-key mp-key-current' }), ' en cours ', h('span', { class: 'mp-key mp-key-passed' }), ' déjà passé. La molette agrandit avec la touche Ctrl, la souris déplace.');
  content.replaceChildren(diagrams.length > 1 ? h('div', { class: 'mp-actions', role: 'group', 'aria-label': 'Parcours' }, buttons) : '', sentence, canvas, legend);
  const drawing = new Viewer({ container: canvas });

  async function draw(diagram) {
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(diagrams[index] === diagram)));
    await drawing.importXML(diagram.xml);
    const registry = drawing.get('elementRegistry');
    const sheet = drawing.get('canvas');
    sheet.zoom('fit-viewport', 'auto');
    const known = ids => ids.filter(id => registry.get(id));
    known(diagram.passed).forEach(id => sheet.addMarker(id, 'mp-passed'));
    known(diagram.current).forEach(id => sheet.addMarker(id, 'mp-current'));
    const names = known(diagram.current).map(id => registry.get(id).businessObject.name).filter(Boolean);
    sentence.textContent = `${diagram.name}. ${names.length ? `En cours : ${[...new Set(names)].join(', ')}.` : ''}`;
    canvas.setAttribute('aria-label', sentence.textContent);
    closer(sheet, registry, known(diagram.current));
  }

  await draw(diagrams[diagrams.length - 1]);
}

/** A long path fitted into the window cannot be read: shows the part around what is going on, large enough. */
function closer(sheet, registry, current) {
  const shape = current.map(id => registry.get(id)).find(element => element.width);
  if (shape && sheet.zoom() < 0.7) {
    const scale = 0.8;
    const view = sheet.viewbox();
    const width = view.outer.width / scale;
    const height = view.outer.height / scale;
    sheet.viewbox({ x: shape.x + shape.width / 2 - width / 2, y: shape.y + shape.height / 2 - height / 2, width, height });
  }
}
