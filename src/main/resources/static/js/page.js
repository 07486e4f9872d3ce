'use strict';
// Every page: the CSRF token on htmx requests, failures said in words, drawers, and what a button needs.
(() => {
  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;
  const failure = document.getElementById('failure');

  document.addEventListener('htmx:configRequest', event => {
    const header = meta('_csrf_header');
    if (header) event.detail.headers[header] = meta('_csrf');
    failure.hidden = true;
  });

  const say = kind => {
    failure.textContent = failure.dataset[kind];
    failure.hidden = false;
  };
  document.addEventListener('htmx:responseError', event => {
    const status = event.detail.xhr.status;
    say(status === 401 || status === 403 ? 'refused' : status === 404 ? 'gone' : 'other');
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target === failure) failure.hidden = false;
  });
  document.addEventListener('htmx:sendError', () => say('offline'));

  // A refusal needs a reason and a destruction a tick; the button beside it does not.
  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button?.form) return;
    button.form.querySelectorAll('[data-needs]').forEach(other => {
      document.getElementById(other.dataset.needs).required = other === button;
    });
  }, true);

  // Drawers close without a page load, and give the focus back to the row that opened them.
  let opener = null;
  document.addEventListener('htmx:beforeRequest', event => {
    if (event.detail.target?.id === 'drawer') opener = event.detail.elt;
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target?.id === 'drawer') document.querySelector('#drawer [data-close-drawer]')?.focus();
  });
  const close = () => {
    const drawer = document.getElementById('drawer');
    if (!drawer || drawer.dataset.open !== 'true' || !opener) return false;
    drawer.dataset.open = 'false';
    opener.focus();
    return true;
  };
  document.addEventListener('click', event => {
    if (event.target.closest('[data-close-drawer]') && close()) event.preventDefault();
    document.querySelectorAll('details.account[open], details.pop[open]').forEach(menu => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    close();
    document.querySelectorAll('details.account[open], details.pop[open]').forEach(menu => { menu.open = false; });
  });
})();
