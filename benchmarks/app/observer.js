// Notes in the page when frames are painted and when the answer chart (of a race: that of A) draws a new picture.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const seen = window.benchmark = { painted: [], pictures: [] };
  let due = false, last = null;
  const recent = [];  // pictures drawn of late: a chart may hold older ones until the next has loaded

  // A frame counts when it is still in the page at an animation frame; the message comes after the paint.
  const note = () => {
    due = false;
    const numbers = document.querySelector(".numbers");
    if (!numbers || numbers.dataset.frame === last) return;
    last = numbers.dataset.frame;
    const entry = [+numbers.dataset.frame, +numbers.dataset.epoch];
    const channel = new MessageChannel();
    channel.port1.onmessage = () => seen.painted.push([now(), ...entry]);
    channel.port2.postMessage(null);
  };
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(note);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
    if (image.src && !recent.includes(image.src) && this.canvas.closest?.(".st-key-answer, .st-key-race-A")) {
      recent.push(image.src);
      if (recent.length > 8) recent.shift();
      seen.pictures.push(now());
    }
    return draw.call(this, image, ...rest);
  };

  // Resolves with the milliseconds from the next key to the first new picture: while the run plays, to the first one
  // after the numbers tell of the new run, as the old run's pictures may still be on their way.
  seen.await = (playing) => {
    const numbers = () => document.querySelector(".numbers");
    const epoch = +numbers().dataset.epoch;
    seen.answer = new Promise((resolve, reject) => {
      addEventListener("keydown", (event) => {
        const begin = performance.timeOrigin + event.timeStamp;
        const late = setTimeout(() => reject(new Error("no new picture within 20 s of the key")), 20000);
        let changed = playing ? null : begin;
        const look = () => {
          if (changed === null && +numbers().dataset.epoch < epoch) changed = now();
          const answered = changed !== null && seen.pictures.find((at) => at >= changed);
          if (!answered) return requestAnimationFrame(look);
          clearTimeout(late);
          resolve(answered - begin);
        };
        look();
      }, { capture: true, once: true });
    });
  };
})();
