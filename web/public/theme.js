// Before anything is drawn, so that a dark page never flashes white.
(function () {
  var theme = null;
  try {
    theme = localStorage.getItem('pulse.theme');
  } catch (refused) {
    // Without storage the system's theme holds.
  }
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
})();
