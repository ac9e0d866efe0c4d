// Notes in the page when numbers are painted and when the answer chart (of a race: that of A) draws a new picture.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const seen = window.benchmark = { painted: [], pictures: [] };
  let due = false, last = null;  // whether numbers are to be noted, and the epoch that was noted last
  let restarted = 0, latest = 0;  // when the epoch last fell, and what it is now
  const known = new WeakSet();  // the pictures drawn before: a chart draws its picture again and again

  // Numbers count when they are still in the page at an animation frame. The message comes after the paint, but may wait
  // for other work; the next animation frame comes after the paint too.
  const note = () => {
    due = false;
    const numbers = document.querySelector(".numbers");
    if (!numbers || numbers.dataset.epoch === last) return;
    last = numbers.dataset.epoch;
    const epoch = +last;
    const channel = new MessageChannel();
    let isNoted = false;
    const painted = () => {
      if (!isNoted) seen.painted.push([now(), epoch]);
      isNoted = true;
    };
    channel.port1.onmessage = painted;
    channel.port2.postMessage(null);
    requestAnimationFrame(painted);
  };
  new MutationObserver(() => {
    const epoch = +(document.querySelector(".numbers")?.dataset.epoch ?? latest);
    if (epoch < latest) restarted = now();
    latest = epoch;
    if (due) return;
    due = true;
    requestAnimationFrame(note);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
    if (!known.has(image) && this.canvas.closest?.(".st-key-answer, .st-key-race-A")) {
      known.add(image);
      seen.pictures.push(now());
    }
    return draw.call(this, image, ...rest);
  };

  // Resolves with the milliseconds from the next key to the first new picture: while the run plays, to the first one
  // after the numbers tell of the new run, as the old run's pictures may still be on their way.
  seen.await = (playing) => {
    seen.answer = new Promise((resolve, reject) => {
      addEventListener("keydown", (event) => {
        const begin = performance.timeOrigin + event.timeStamp;
        const [address, first] = [location.search, latest];
        // Tells a key that the slider lost from an answer that did not come and from a new run that was not known.
        const fault = () =>
          `no new picture within 20 s of the key: the address ${location.search === address ? "stayed" : "changed"}, ` +
          `the epoch went from ${first} to ${latest}, it last fell ${restarted >= begin ? "since" : "before"}, ` +
          `${seen.pictures.filter((at) => at >= begin).length} pictures were drawn since`;
        const late = setTimeout(() => reject(new Error(fault())), 20000);
        const look = () => {
          const since = playing ? restarted : begin;
          const answered = since >= begin && seen.pictures.find((at) => at >= since);
          if (!answered) return requestAnimationFrame(look);
          clearTimeout(late);
          resolve(answered - begin);
        };
        look();
      }, { capture: true, once: true });
    });
  };
})();
