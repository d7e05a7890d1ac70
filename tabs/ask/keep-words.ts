/**
 * Words that were typed and not sent survive a reload, a closed page and a fault, in this browser alone and for half an hour
 * (docs/decisions/0024). After a reload they stand in the box; in a page opened anew nothing of them shows until a button
 * brings them back, because the next person at a shared phone may be somebody else. Once they are sent they are gone.
 */
export const keepWords = `
(function () {
  var box = document.querySelector('textarea[data-keep]'), life = 30 * 60 * 1000, prefix = 'ask words ';
  var store, tab;
  try { store = window.localStorage; tab = window.sessionStorage; store.length; } catch (e) { return; }
  function each(use) {
    for (var i = store.length - 1; i >= 0; i--) {
      var key = store.key(i);
      if (key && key.indexOf(prefix) === 0) use(key);
    }
  }
  function read(key) {
    try {
      var kept = JSON.parse(store.getItem(key));
      return kept && Date.now() - kept.at < life && Date.now() >= kept.at ? kept.words : '';
    } catch (e) { return ''; }
  }
  function forget(key) { try { store.removeItem(key); tab.removeItem(key); } catch (e) {} }
  each(function (key) { if (!read(key)) forget(key); });
  if (document.querySelector('main[data-sent]')) each(forget);
  if (!box) return;
  var key = prefix + box.getAttribute('data-keep');
  var offer = document.getElementById('kept-offer'), here = document.getElementById('kept-here');
  function show() { here.hidden = box.value === ''; }
  function keep() {
    offer.hidden = true;
    show();
    if (box.value === '') return forget(key);
    try {
      store.setItem(key, JSON.stringify({ at: Date.now(), words: box.value }));
      tab.setItem(key, 'mine');
    } catch (e) {}
  }
  function bringBack() { box.value = read(key); keep(); box.focus(); }
  function clear() { box.value = ''; forget(key); offer.hidden = true; show(); box.focus(); }
  document.getElementById('kept-back').onclick = bringBack;
  document.getElementById('kept-away').onclick = clear;
  document.getElementById('kept-clear').onclick = clear;
  box.oninput = keep;
  window.addEventListener('pagehide', function () { if (box.value !== '' && read(key)) keep(); });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted && !read(key)) { box.value = ''; show(); }
  });
  var mine = false;
  try { mine = tab.getItem(key) === 'mine'; } catch (e) {}
  if (box.value !== '') keep();
  else if (read(key)) { if (mine) { box.value = read(key); keep(); } else offer.hidden = false; }
  setInterval(function () { if (!read(key)) forget(key); }, 60000);
})();
`;
