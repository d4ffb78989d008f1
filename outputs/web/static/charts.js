// Charts of figure series: <div data-chart="address" data-place="0">, whose data come from the
// address as a list of charts {title, unit, rows: [{style, name, points}]}.
"use strict";

(() => {
  const fetched = new Map();
  const drawn = new Map();

  function load(address) {
    if (!fetched.has(address)) {
      const asked = fetch(address, { headers: { Accept: "application/json" } });
      fetched.set(address, asked.then((answer) => (answer.ok ? answer.json() : [])).catch(() => []));
    }
    return fetched.get(address);
  }

  const shown = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  // A file is for paper, whatever the screen.
  const PAPER = { accent: "#0b5e57", card: "#ffffff", ink: "#1d2321", line: "#d5d9d4", quiet: "#545e5a", warn: "#8a2c0d" };
  const printed = (name) => PAPER[name];
  const short = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumFractionDigits: 1 });

  // Told apart by shape as well as by colour.
  const STYLES = {
    line: { type: "line", symbol: "circle", colour: "accent", width: 2 },
    point: { type: "scatter", symbol: "emptyCircle", colour: "ink" },
    conflict: { type: "scatter", symbol: "diamond", colour: "warn", z: 5 },
    plan: { type: "scatter", symbol: "triangle", colour: "quiet" },
  };
  const DAYS = { year: "{yyyy}", month: "{yyyy}-{MM}", day: "{yyyy}-{MM}-{dd}" };

  function makeSeries(row, colour) {
    const style = STYLES[row.style];
    return {
      name: row.name,
      type: style.type,
      symbol: style.symbol,
      color: colour(style.colour),
      lineStyle: { width: style.width || 0 },
      z: style.z || 2,
      animation: false,
      data: row.points.map((point) => ({
        value: [point.day, point.value],
        point,
        symbolSize: Math.min(9 + 2 * point.sources, 19),
      })),
    };
  }

  function makeOption(chart, isPicture) {
    const colour = isPicture ? printed : shown;
    const ink = { color: colour("ink") };
    const line = { lineStyle: { color: colour("line") } };
    return {
      backgroundColor: colour("card"),
      textStyle: { fontFamily: "Pretendard, sans-serif" },
      title: isPicture ? { text: chart.title, left: 12, top: 8, textStyle: { ...ink, fontSize: 14 } } : undefined,
      grid: { left: 12, right: 28, top: isPicture ? 70 : 48, bottom: 12, containLabel: true },
      legend: { top: isPicture ? 36 : 10, textStyle: ink, data: chart.rows.map((row) => row.name) },
      tooltip: {
        renderMode: "richText",
        confine: true,
        formatter: (at) => `${at.data.point.told}\n${at.seriesName}`,
      },
      xAxis: { type: "time", axisLabel: { ...ink, hideOverlap: true, formatter: DAYS }, axisLine: line, minInterval: 86400000 },
      yAxis: { type: "value", scale: true, name: chart.unit, nameTextStyle: ink, axisLabel: { ...ink, formatter: (value) => short.format(value) }, splitLine: line },
      series: chart.rows.map((row) => makeSeries(row, colour)),
    };
  }

  async function draw(box) {
    const chart = (await load(box.dataset.chart))[Number(box.dataset.place)];
    if (!chart || !box.isConnected || drawn.has(box)) return;
    box.hidden = false;
    const view = echarts.init(box);
    drawn.set(box, { chart, view });
    view.setOption(makeOption(chart, false));
    view.on("click", (at) => { if (at.data && at.data.point) window.location.assign(at.data.point.address); });
    for (const button of box.parentElement.querySelectorAll("[data-save]")) button.hidden = false;
  }

  function drawAll(root) {
    for (const [box, { view }] of drawn) {
      if (!box.isConnected) { view.dispose(); drawn.delete(box); }
    }
    for (const box of root.querySelectorAll("[data-chart]")) draw(box);
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // The picture as a file is drawn anew, with its title, by a chart that nobody sees.
  function saveChart(box, kind) {
    const { chart } = drawn.get(box);
    const size = { width: 960, height: 480 };
    const name = `${chart.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/-+$/, "")}.${kind}`;
    if (kind === "svg") {
      const picture = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
      picture.setOption(makeOption(chart, true));
      save(new Blob([picture.renderToSVGString()], { type: "image/svg+xml" }), name);
      picture.dispose();
      return;
    }
    const canvas = document.createElement("canvas");
    const picture = echarts.init(canvas, null, { devicePixelRatio: 2, ...size });
    picture.setOption(makeOption(chart, true));
    picture.getZr().flush();
    canvas.toBlob((blob) => { save(blob, name); picture.dispose(); }, "image/png");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    const box = button && button.closest("figure").querySelector("[data-chart]");
    if (box && drawn.has(box)) saveChart(box, button.dataset.save);
  });
  document.addEventListener("DOMContentLoaded", () => drawAll(document));
  document.addEventListener("htmx:afterSwap", (event) => drawAll(event.detail.target));
  window.addEventListener("resize", () => { for (const { view } of drawn.values()) view.resize(); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const { chart, view } of drawn.values()) view.setOption(makeOption(chart, false));
  });
})();
