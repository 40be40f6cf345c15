// The dossier beside the form of the task that is selected; on a narrow screen a tab of the task.

import { loadPanelStyles, panelIn } from '/panel/panel.js';

loadPanelStyles();

const LABEL = 'Dossier';

/** Where the panel stands beside the form, its tab is hidden by the style sheet: Tasklist gives tabs no name of their own. */
function markTab(column) {
  for (const tab of column?.querySelectorAll('.nav-tabs > li') ?? []) {
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
    const panel = panelIn(aside);
    scope.taskData.newChild(scope).observe('task', task => {
      panel.show(task?.id ?? null);
      requestAnimationFrame(() => markTab(aside.parentNode));
    });
    requestAnimationFrame(() => node.closest('.task-details').append(aside));
    this.leave = () => aside.remove();
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
