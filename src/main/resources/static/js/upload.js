'use strict';
// The upload page: drop a file, see which one it is, and how much of it has gone.
(() => {
  const form = document.getElementById('new-meeting');
  const drop = document.getElementById('drop');
  const input = document.getElementById('transcript');
  const chosen = document.getElementById('chosen');
  const sending = document.getElementById('sending');
  const size = bytes => bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

  const show = () => {
    const file = input.files[0];
    const large = file && file.size > Number(input.dataset.bytes);
    input.setCustomValidity(large ? chosen.dataset.large : '');
    chosen.textContent = file ? `${file.name} · ${size(file.size)}${large ? ` · ${chosen.dataset.large}` : ''}` : '';
    chosen.classList.toggle('problem-text', Boolean(large));
  };
  input.addEventListener('change', show);
  show();

  ['dragenter', 'dragover'].forEach(kind => drop.addEventListener(kind, event => {
    event.preventDefault();
    drop.classList.add('over');
  }));
  ['dragleave', 'drop'].forEach(kind => drop.addEventListener(kind, () => drop.classList.remove('over')));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    show();
  });
  // A file dropped beside the zone must not replace the page.
  ['dragover', 'drop'].forEach(kind => window.addEventListener(kind, event => event.preventDefault()));

  form.addEventListener('htmx:xhr:progress', event => {
    if (!event.detail.lengthComputable) return;
    sending.hidden = false;
    sending.value = 100 * event.detail.loaded / event.detail.total;
  });
  form.addEventListener('htmx:afterRequest', () => { sending.hidden = true; });
})();
