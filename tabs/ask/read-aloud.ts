/** The page's only script: reading aloud by the browser itself, where it can. Without it nothing is missing. */
export const readAloud = `
(function () {
  var speech = window.speechSynthesis, button = document.getElementById('read-aloud');
  if (!speech || !window.SpeechSynthesisUtterance || !button) return;
  var start = button.getAttribute('data-start'), stop = button.getAttribute('data-stop');
  function quiet() { speech.cancel(); button.textContent = start; }
  button.hidden = false;
  button.onclick = function () {
    if (button.textContent === stop) return quiet();
    var parts = document.querySelectorAll('.help h2, .help li, main h1, main h2, main p, main li, main legend, main label, main blockquote');
    speech.cancel();
    button.textContent = stop;
    for (var i = 0; i < parts.length; i++) {
      var said = new SpeechSynthesisUtterance(parts[i].textContent);
      said.lang = 'en-GB';
      if (i === parts.length - 1) said.onend = quiet;
      speech.speak(said);
    }
  };
  window.onpagehide = quiet;
})();
`;
