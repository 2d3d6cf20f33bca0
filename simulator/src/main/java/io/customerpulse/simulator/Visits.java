package io.customerpulse.simulator;

import io.customerpulse.simulator.Person.Channels;

/// What a customer does unprompted: looks around in the shop, in the app, in a social network.
final class Visits {

    private static final double WEB_A_DAY = 0.022;
    private static final double APP_A_DAY = 0.09;
    private static final double SOCIAL_A_DAY = 0.075;
    private static final int PRODUCTS_MAX = 2;

    private final Role role;
    private final Diary diary;
    private final Mood mood;

    Visits(Role role, Diary diary, Mood mood) {
        this.role = role;
        this.diary = diary;
        this.mood = mood;
    }

    void day(int day) {
        if (mood.attention() <= 0) return;
        Channels channels = role.person().channels();
        double today = mood.attention() * role.activity(day);
        Dice web = role.dice(Dice.Purpose.VISIT, day);
        if (web.chance(WEB_A_DAY * channels.web() * today)) {
            session(role.moment(day, web), Topic.NOTHING, web);
        }
        Dice app = role.dice(Dice.Purpose.APP, day);
        if (role.person().hasApp() && app.chance(APP_A_DAY * channels.app() * today)) {
            app(role.moment(day, app), Topic.NOTHING.on("app"), app);
        }
        Dice social = role.dice(Dice.Purpose.SOCIAL, day);
        double community = 0.5 + 2 * role.person().motives().community();
        if (social.chance(SOCIAL_A_DAY * channels.social() * community * today)) {
            social(role.moment(day, social), Topic.of("Our feed"), social);
        }
    }

    /// The first visit we know of: every customer is seen once at least.
    void first(int day) {
        Dice dice = role.dice(Dice.Purpose.VISIT, -1L - day);
        long at = role.isKnownBefore() ? role.moment(day, dice) : role.joinedSecond();
        diary.note(Act.PAGE_VIEWED, at, Topic.of("Home page"));
        if (dice.chance(0.7)) products(at + dice.whole(5, 60), Topic.NOTHING, dice);
    }

    /// A visit to the shop's pages, for an outreach or for itself.
    void session(long at, Topic topic, Dice dice) {
        boolean searches = dice.chance(0.25);
        diary.note(Act.PAGE_VIEWED, at, topic.about(topic.outreach().isEmpty() ? "Home page" : "Landing page"));
        if (searches) diary.note(Act.PRODUCTS_SEARCHED, at + dice.whole(5, 40), topic.about(""));
        products(at + dice.whole(41, 90), topic, dice);
    }

    /// A look into the app.
    void app(long at, Topic topic, Dice dice) {
        diary.note(Act.APP_OPENED, at, topic.about(""));
        if (dice.chance(0.5)) products(at + dice.whole(5, 60), topic, dice);
    }

    /// Looking at posts, shown or found.
    void social(long at, Topic topic, Dice dice) {
        double community = role.person().motives().community();
        diary.note(Act.SOCIAL_VIEWED, at, topic);
        if (dice.chance(0.15 + 0.5 * community)) diary.note(Act.SOCIAL_LIKED, at + dice.whole(3, 40), topic);
        if (dice.chance(0.01 + 0.12 * community)) diary.note(Act.SOCIAL_SHARED, at + dice.whole(41, 120), topic);
    }

    private void products(long from, Topic topic, Dice dice) {
        long at = from;
        for (int looks = dice.whole(1, PRODUCTS_MAX); looks > 0; looks--) {
            Topic product = topic.about(Names.product(dice));
            diary.note(Act.PRODUCT_VIEWED, at, product);
            double more = dice.unit();
            if (more < 0.04) diary.note(Act.PRODUCT_WISHED, at + 15, product);
            else if (more < 0.10) diary.note(Act.PRODUCT_ADDED, at + 20, product);
            at += dice.whole(25, 180);
        }
    }
}
