'use strict';
// The review page by keyboard: 1-6 decide, A accept, S skip, Z undo, J/K move, ? help.
(() => {
  const work = () => document.getElementById('work');
  const press = selector => {
    const element = document.querySelector(selector);
    if (element && !element.disabled) element.click();
    return Boolean(element);
  };

  const openLowering = button => {
    const panel = document.getElementById('lowering');
    if (!panel) return;
    panel.open = true;
    document.getElementById(`lower-${button.dataset.lower}`).checked = true;
    document.querySelectorAll('[data-lower]').forEach(other => other.setAttribute('aria-expanded', String(other === button)));
    document.getElementById('reason').focus();
    panel.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('click', event => {
    const lower = event.target.closest('[data-lower]');
    if (lower) openLowering(lower);
    if (event.target.closest('#keys-open')) document.getElementById('keys').show();
  });

  const keys = {
    a: () => press('[data-accept="true"]'),
    s: () => press('#next'),
    j: () => press('#next'),
    k: () => press('#previous'),
    z: () => press('#undo'),
    '?': () => press('#keys-open'),
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const help = document.getElementById('keys');
    if (help.open) {
      if (event.key === 'Escape' || event.key === '?') help.close();
      return;
    }
    if (event.target.id === 'reason' && event.key === 'Escape') {
      document.getElementById('lowering').open = false;
      event.target.blur();
      return;
    }
    if (event.target.closest('input, textarea, select')) return;
    // With a Korean keyboard layout the letter keys arrive as jamo; the physical key is the same.
    const letter = /^Key[A-Z]$/.test(event.code) ? event.code.charAt(3).toLowerCase() : event.key;
    const done = /^[1-6]$/.test(event.key) ? press(`[data-key="${event.key}"]`) : keys[letter]?.();
    if (done) event.preventDefault();
  });

  // After a swap: mark the row, keep it in view, and let a reload return to the same passage.
  const settle = () => {
    const row = document.getElementById(work().dataset.row);
    document.querySelectorAll('#queue a[aria-current]').forEach(link => link.removeAttribute('aria-current'));
    row?.querySelector('a').setAttribute('aria-current', 'true');
    row?.scrollIntoView({ block: 'nearest' });
    window.history.replaceState(null, '', work().dataset.url);
  };
  document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target?.id === 'work' || event.detail.elt?.id === 'work') settle();
  });
  const queue = document.getElementById('queue');
  const current = document.getElementById(work().dataset.row);
  if (current) queue.scrollTop = current.offsetTop - queue.clientHeight / 2;
})();
