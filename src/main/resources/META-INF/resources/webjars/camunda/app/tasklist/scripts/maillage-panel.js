// The dossier beside the form of the task that is selected; where there is no room, a tab of the task.

import { loadPanelStyles, panelIn } from '/panel/panel.js';

const LABEL = 'Dossier';
/** Width of the task's column that leaves the form enough beside the panel, in pixels. */
const ROOM = 840;

loadPanelStyles();

/** While the panel stands beside the form, the style sheet hides its tab: Tasklist gives tabs no name of their own. */
function markTab(column) {
  for (const tab of column.querySelectorAll('.nav-tabs > li')) {
    tab.toggleAttribute('data-maillage-panel', tab.textContent.trim() === LABEL);
  }
}

/** Lives as long as Tasklist's column of the task, whatever tab of it is open. */
const beside = {
  id: 'maillage-panel',
  pluginPoint: 'tasklist.task.action',
  priority: 0,
  render(node, data, scope) {
    const aside = document.createElement('aside');
    aside.className = 'mp-aside';
    aside.setAttribute('aria-label', 'Dossier de la tâche');
    aside.hidden = true;
    const panel = panelIn(aside);
    let selected = null;
    let column = null;

    const draw = () => {
      if (column) {
        panel.show(column.clientWidth >= ROOM ? selected : null);
        markTab(column);
      }
    };
    const width = new ResizeObserver(draw);
    scope.taskData.newChild(scope).observe('task', task => {
      selected = task?.id ?? null;
      requestAnimationFrame(draw);
    });
    // the node has its place in the page once Angular has linked it
    requestAnimationFrame(() => {
      column = node.closest('.task-details');
      column.append(aside);
      width.observe(column);
    });
    this.leave = () => {
      width.disconnect();
      aside.remove();
    };
  },
  unmount() {
    this.leave?.();
  }
};

const tab = {
  id: 'maillage-panel-tab',
  pluginPoint: 'tasklist.task.detail',
  priority: 150,
  properties: { label: LABEL },
  render(node, { taskId }) {
    panelIn(node).show(taskId);
  },
  unmount() {
  }
};

export default [beside, tab];
