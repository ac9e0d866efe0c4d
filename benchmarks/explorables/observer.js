// Notes when the charts of a figure that is moved are drawn anew, and times the answer to a movement of the pointer.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const seen = window.drags = { heardAt: 0, paintedAt: 0 };

  // When a message of the stage was heard last; Streamlit's own socket has another address.
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...call) {
      super(...call);
      if (String(call[0]).includes("/stage/socket")) this.addEventListener("message", () => (seen.heardAt = now()));
    }
  };

  // Vega clears a canvas before it draws. What is drawn is painted with the next animation frame; the message comes
  // after the paint, but may wait for other work, and the frame after that comes after the paint too.
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    if (this.canvas.closest?.(".st-key-explorable-charts")) {
      requestAnimationFrame(() => {
        let isNoted = false;
        const painted = () => {
          if (!isNoted) seen.paintedAt = now();
          isNoted = true;
        };
        const channel = new MessageChannel();
        channel.port1.onmessage = painted;
        channel.port2.postMessage(null);
        requestAnimationFrame(painted);
      });
    }
    return clear.apply(this, area);
  };

  // Resolves with the milliseconds from the next movement of the pointer to the last picture of its answer, once a few
  // animation frames have brought no other one.
  seen.await = () => {
    seen.answer = new Promise((resolve, reject) => {
      addEventListener("pointermove", (event) => {
        const begin = performance.timeOrigin + event.timeStamp;
        const late = setTimeout(() => reject(new Error("no new picture within 20 s of the movement")), 20000);
        let last = 0, still = 0;
        const look = () => {
          const painted = seen.heardAt > begin && seen.paintedAt > seen.heardAt ? seen.paintedAt : 0;
          still = painted && painted === last ? still + 1 : 0;
          last = painted;
          if (still < 4) return requestAnimationFrame(look);
          clearTimeout(late);
          resolve(painted - begin);
        };
        look();
      }, { capture: true, once: true });
    });
  };
})();
