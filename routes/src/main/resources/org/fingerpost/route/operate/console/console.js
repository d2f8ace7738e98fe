// Keeps an open page of the console up to date, and lets the keyboard press its buttons. Every
// page works without this.
'use strict';

const say = (sentence) => {
  const sign = document.querySelector('[data-live-sign]');
  if (sign) sign.textContent = sentence;
};

const restyle = (element, style) => {
  const known = ['fresh', 'starting', 'paused', 'late', 'held', 'failing', 'none'];
  element.classList.remove(...known);
  element.classList.add(style);
};

const fill = (element, node) => {
  if (node.style) restyle(element, node.style);
  element.querySelectorAll('[data-part]').forEach((part) => {
    const name = part.dataset.part;
    if (name === 'state') restyle(part, node.style);
    else if (name in node && part.textContent !== node[name]) part.textContent = node[name];
  });
};

const watch = () => {
  if (!document.querySelector('[data-live]')) return;
  const source = new EventSource('/ops/events');
  source.onmessage = (event) => {
    const nodes = JSON.parse(event.data);
    document.querySelectorAll('[data-live]').forEach((element) => {
      const node = nodes[element.dataset.live];
      if (node) fill(element, node);
    });
    say('Live: states and rates on this page change by themselves.');
  };
  source.onerror = () => say('Not live just now: trying to reach the hub again.');
  source.addEventListener('over', () => {
    source.close();
    say('You are signed out: load the page again to sign in.');
  });
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest('input, textarea, select')) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

watch();
