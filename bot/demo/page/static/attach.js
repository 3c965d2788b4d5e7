// What is sent besides words: pictures and films, files, polls.

import { element, find } from "./dom.js";

const MOST = 10; // answers of a poll

/** The choices behind the clip; `send` gets what the person chose, ready for the server. */
export class Attach {
  #documents = false;

  constructor({ files, poll }) {
    this.files = files;
    this.poll = poll;
    this.input = element("input", { type: "file", multiple: true, hidden: true, onchange: () => this.#chosen() });
  }

  get options() {
    return [
      { title: "Сурет не бейне", note: "бірнешеуі альбом болады", pick: () => this.#choose(false) },
      { title: "Файл", note: "сурет те файл күйінде кетеді", pick: () => this.#choose(true) },
      { title: "Сауалнама", note: "сұрақ және жауаптары", pick: () => this.#ask() },
    ];
  }

  #choose(documents) {
    this.#documents = documents;
    this.input.accept = documents ? "" : "image/*,video/*";
    this.input.click();
  }

  async #chosen() {
    const chosen = [...this.input.files];
    this.input.value = "";
    if (chosen.length > 0) this.files({ files: await Promise.all(chosen.map(packed)), documents: this.#documents });
  }

  #ask() {
    const box = find("dialog.polling");
    const form = box.querySelector("form");
    const answers = box.querySelector(".answers");
    const another = () => {
      const inputs = [...answers.children];
      if (inputs.length < MOST && inputs.every((input) => input.value.trim())) answers.append(this.#answer(another, inputs.length));
    };
    answers.replaceChildren(this.#answer(another, 0), this.#answer(another, 1));
    form.elements.question.value = "";
    form.onsubmit = ({ submitter }) => {
      if (submitter?.value === "no") return;
      const options = [...answers.children].map((input) => input.value.trim()).filter(Boolean);
      this.poll({ question: form.elements.question.value.trim(), options });
    };
    box.showModal();
  }

  #answer = (another, place) => element("input", {
    maxlength: 100, placeholder: `${place + 1}-жауап`, "aria-label": `${place + 1}-жауап`, required: place < 2, autocomplete: "off", oninput: another,
  });
}

/** A file as the page's server takes it. */
const packed = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve({ name: file.name, kind: file.type, content: reader.result.split(",")[1] ?? "" });
  reader.onerror = () => reject(new Error("Файл оқылмады"));
  reader.readAsDataURL(file);
});
