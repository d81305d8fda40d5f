// Start, stop, hear it, try again, use it. What was recorded goes into the plain file input of the form; without this file the page works as it is.
(() => {
  const box = document.getElementById("recorder");
  const form = document.getElementById("file-form");
  if (!box || !navigator.mediaDevices || !window.MediaRecorder || !window.DataTransfer) return;
  const part = (name) => box.querySelector(`[data-do="${name}"]`);
  const told = box.querySelector("[role=status]");
  const clock = box.querySelector(".recorder__clock");
  const heard = box.querySelector("[data-heard]");
  const player = heard.querySelector("audio");
  const input = document.getElementById("file");
  const most = Number(box.dataset.most);
  let recorder = null, ticking = 0, seconds = 0;

  const shows = (state) => {
    part("start").hidden = state !== "empty";
    part("stop").hidden = state !== "recording";
    heard.hidden = state !== "ready";
    clock.hidden = state === "empty";
    for (const name of ["chosen", "by-hand"]) document.getElementById(name).hidden = state !== "empty";
  };
  const tick = () => {
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} / ${Math.floor(most / 60)}:00`;
    if (seconds >= most && recorder.state === "recording") recorder.stop();
    seconds += 1;
  };
  const kind = () => ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"].find((type) => MediaRecorder.isTypeSupported(type)) || "";

  const keep = (pieces, type) => {
    const file = new File(pieces, `${box.dataset.name}.${type.includes("mp4") ? "m4a" : "webm"}`, { type });
    const carried = new DataTransfer();
    carried.items.add(file);
    input.files = carried.files;
    player.src = URL.createObjectURL(file);
    shows("ready");
    told.textContent = told.dataset.stops;
    part("use").focus();
  };

  const start = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      told.textContent = told.dataset.refused;
      return;
    }
    const pieces = [];
    const type = kind();
    recorder = new MediaRecorder(stream, type ? { mimeType: type, audioBitsPerSecond: 64000 } : {});
    recorder.ondataavailable = (event) => event.data.size && pieces.push(event.data);
    recorder.onstop = () => {
      clearInterval(ticking);
      stream.getTracks().forEach((track) => track.stop());
      keep(pieces, recorder.mimeType || type || "audio/webm");
    };
    seconds = 0;
    recorder.start(1000);
    tick();
    ticking = setInterval(tick, 1000);
    shows("recording");
    told.textContent = told.dataset.starts;
    part("stop").focus();
  };

  part("start").addEventListener("click", start);
  part("stop").addEventListener("click", () => recorder.stop());
  part("again").addEventListener("click", () => {
    URL.revokeObjectURL(player.src);
    player.removeAttribute("src");
    input.value = "";
    told.textContent = "";
    shows("empty");
    part("start").focus();
  });
  document.getElementById("now").hidden = true;
  shows("empty");
  box.hidden = false;
})();
