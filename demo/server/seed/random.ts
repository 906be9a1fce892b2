import { lines, type Line } from './line.js';

/** The channel for everything that is not work. */
export const RANDOM: Line[] = [
  `dan: The coffee machine is fixed. It was the water filter all along.
   erin: You are a hero.
   carol: Is it normal that it sings now?
   dan: That's the new pump. It's happy.`,
  `carol: Who left the tiny origami crane on my desk?
   bob: Not me, I can't even fold a map.
   erin: It looks like Alice's paper.
   alice: I know nothing about any cranes.`,
  `bob: Book recommendation: "The Summer Book" by Tove Jansson. Short, quiet, perfect for trains.
   carol: I read it every June!
   alice: Ordered. I have six hours on a train next week.`,
  `erin: The office plant has a new leaf.
   dan: How many is that now?
   erin: Eleven. I'm thinking about naming them.
   bob: Please don't, I couldn't bear to see one fall.`,
  `alice: Lunch outside? It's nineteen degrees.
   carol: Yes please.
   dan: Give me five minutes.
   bob: I have soup with me, but I can carry soup.
   erin: The bench by the river is free, I can see it from here.`,
  `dan: My neighbour's cat has decided to live with us on weekends.
   erin: What does the neighbour say?
   dan: He says that she has a second home now, like the rich.
   carol: We need pictures.`,
  `carol: I finally tried the bakery near the station.
   alice: And?
   carol: Buy two of the cinnamon rolls. One will not make it to the office.`,
  `bob: Does anyone have a bicycle pump?
   erin: In the cellar, behind the old monitors.
   bob: Found it. And also three umbrellas and a keyboard from 1998.
   dan: The keyboard is mine. Don't ask.`,
  `erin: Trivia for Friday: which country has the most time zones?
   dan: Russia!
   alice: France, because of the islands.
   erin: Alice has it. Twelve.
   dan: I want a recount.`,
  `alice: The train was on time today. I didn't know what to do with the extra ten minutes.
   bob: Did you try standing in front of the door until it opened?
   alice: I bought flowers for the kitchen instead.
   carol: So that's where they come from. They're beautiful.`,
  `dan: I baked bread on Sunday. It has the weight of a small planet.
   carol: Did you let it rise?
   dan: There was a step for that?
   carol: I'm sending you my grandmother's recipe.`,
  `erin: Song of the day, please.
   bob: Something by Ali Farka Touré.
   carol: Anything with a cello.
   alice: Then I'll make a list for the afternoon.
   dan: As long as it has no whistling.`,
  `bob: It's snowing! In spring!
   erin: I can see it, and I'm not amused.
   dan: I left my bicycle outside.
   carol: It looks lovely from in here, with tea.`,
  `carol: Cake on the kitchen table. Lemon, no nuts.
   dan: On my way.
   bob: There were six pieces a minute ago.
   erin: There are two now. I regret nothing.`,
].flatMap(lines);

/** The direct chat of Alice and Bob. */
export const DIRECT: Line[] = lines(`
  alice: Hi Bob, do you have a moment?
  bob: Sure.
  alice: I'm planning the next quarter, and I'd like you to lead the search work. Would you want that?
  bob: I would, yes. What would it mean for the on-call weeks?
  alice: You'd skip two of them. Dan offered to step in.
  bob: That's kind of him. Then yes, gladly.
  alice: Wonderful. I'll say it on Monday, if that's all right.
  bob: It is. Thank you for asking me first.
  alice: How is the move going, by the way?
  bob: Boxes everywhere. The router came first, of course.
  alice: Priorities!
  bob: The cat has claimed the largest box, so that one stays.
  alice: Naturally. Do you need an afternoon off?
  bob: Thursday would help a lot, the kitchen comes between two and six.
  alice: Take all of Thursday.
  bob: Thank you!
  alice: One more thing: the museum would like somebody at their opening. You know their system best.
  bob: When is it?
  alice: Next Thursday, at six. Carol goes as well.
  bob: Then I'm in. Do I need a tie?
  alice: Carol says that a clean shirt is enough.
  bob: I own one of those.
  alice: I have asked for the numbers that you wanted. They come tomorrow morning.
  bob: Perfect, then I can finish the plan before lunch.
  bob: I put a first draft in the shared folder. Have a look when you find the time, it's only two pages.
`);
