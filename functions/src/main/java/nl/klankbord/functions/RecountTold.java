package nl.klankbord.functions;

import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.recount.RecountMeeting.Recounted;
import nl.klankbord.tally.TallyJson;

/// What a recount found, as it is logged and answered.
final class RecountTold {

    private RecountTold() {}

    static JsonObject json(Recounted recounted) {
        return Json.object()
                .put("isExact", recounted.isExact())
                .put("drift", TallyJson.write(recounted.counts()))
                .put("lateCounted", recounted.late())
                .put("seatsTakenByNobody", recounted.seats().taken())
                .put("partiesWaitingThatDoNot", recounted.seats().waiting())
                .put("placesMended", recounted.seats().places())
                .put("promoted", recounted.promoted())
                .put("unreadable", recounted.unreadable().size())
                .build();
    }

    static void count(Recounted recounted, LogLine line) {
        line.counting(Metric.MENDED, recounted.isNothingWrong() ? 0 : 1);
    }
}
