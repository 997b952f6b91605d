// Who else is here and what others change meanwhile: asked seldom, shown quietly, and nothing that
// somebody reads or writes is ever moved. Without this module the page says nothing of it.
import { Listening } from "./attending/listening.js";
import { Telling } from "./attending/telling.js";
import { show as showPeople } from "./attending/people.js";
import { Meanwhile } from "./attending/meanwhile.js";

const place = document.querySelector("[data-attending]");
if (place) {
  let news = { here: [] };
  const meanwhile = new Meanwhile(place);
  const telling = new Telling(place);
  const listening = new Listening(place, {
    news(heard) {
      news = heard;
      showPeople(place, news.here);
      meanwhile.add(heard);
    },
    out() {
      telling.stop();
      showPeople(place, []);
      meanwhile.say(place.dataset.out);
    },
  });
  meanwhile.caughtUp = (step) => listening.knows(step);
  document.addEventListener("focusin", () => { showPeople(place, news.here); telling.look(); });
  listening.begin();
  telling.begin();
}
