(function () {
  if (
    window.WebAssembly &&
    window.Promise &&
    Promise.withResolvers &&
    AbortSignal.any &&
    CSS.supports('color', 'light-dark(red, red)')
  )
    return;
  addEventListener('load', function () {
    document.body.removeChild(document.getElementById('app'));
    document.getElementById('old-browser').hidden = false;
  });
})();
