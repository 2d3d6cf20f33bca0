// Before anything is drawn: the theme, so that a dark page never flashes white, and a fetch of the words, so that they
// come together with the code that shows them.
(function () {
  function remembered(name) {
    try {
      return localStorage.getItem(name);
    } catch (refused) {
      // Without storage the system's choice holds.
      return null;
    }
  }
  var theme = remembered('pulse.theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  var files = document.currentScript.dataset;
  var asked = new URLSearchParams(location.search).get('lang') || remembered('pulse.language') || '';
  var language = [asked].concat(navigator.languages).map(function (each) { return each.slice(0, 2); })
    .find(function (each) { return each in files; }) || 'en';
  if (!files[language]) return;
  var link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = files[language];
  document.head.append(link);
})();
