package nl.klankbord.coalition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrot2.clustering.Cluster;
import org.carrot2.clustering.ClusteringAlgorithm;
import org.carrot2.clustering.Document;
import org.carrot2.clustering.kmeans.BisectingKMeansClusteringAlgorithm;
import org.carrot2.clustering.lingo.LingoClusteringAlgorithm;
import org.carrot2.clustering.stc.STCClusteringAlgorithm;
import org.carrot2.language.LanguageComponents;

/// The three ways of Carrot2, with its own Dutch stemmer and stop words. It lets clusters overlap: a topic sits at the
/// first, which is the one that it ranks highest; what it leaves over is alone.
final class Carrot {

    private static final List<Integer> COUNTS = List.of(10, 15, 20, 25, 30, 40, 50);

    private Carrot() {}

    /// @return by way, and by how many clusters were asked for, the tables
    static Map<String, Map<Integer, Map<String, Integer>>> all(LabelledSet set) {
        LanguageComponents dutch;
        try {
            dutch = LanguageComponents.loader().load().language("Dutch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Map<Integer, Map<String, Integer>>> ways = new LinkedHashMap<>();
        for (int count : COUNTS) {
            LingoClusteringAlgorithm lingo = new LingoClusteringAlgorithm();
            lingo.desiredClusterCount.set(count);
            put(ways, "Carrot2, Lingo", count, tables(set, lingo, dutch));
            STCClusteringAlgorithm stc = new STCClusteringAlgorithm();
            stc.maxClusters.set(count);
            put(ways, "Carrot2, STC", count, tables(set, stc, dutch));
            BisectingKMeansClusteringAlgorithm kMeans = new BisectingKMeansClusteringAlgorithm();
            kMeans.clusterCount.set(count);
            put(ways, "Carrot2, bisecting k-means", count, tables(set, kMeans, dutch));
        }
        return ways;
    }

    private static void put(
            Map<String, Map<Integer, Map<String, Integer>>> ways, String way, int count, Map<String, Integer> tables) {
        ways.computeIfAbsent(way, _ -> new TreeMap<>()).put(count, tables);
    }

    private static Map<String, Integer> tables(LabelledSet set, ClusteringAlgorithm way, LanguageComponents dutch) {
        Map<Document, String> ids = new LinkedHashMap<>();
        for (Contribution topic : set.topics()) {
            ids.put(
                    visitor -> {
                        visitor.accept("title", topic.theme());
                        visitor.accept("body", topic.text());
                    },
                    topic.id());
        }
        Map<String, Integer> tables = new HashMap<>();
        List<Cluster<Document>> clusters = way.cluster(ids.keySet().stream(), dutch);
        for (int at = 0; at < clusters.size(); at++) {
            for (Document document : clusters.get(at).getDocuments()) {
                String id = ids.get(document);
                if (id != null) {
                    tables.putIfAbsent(id, at);
                }
            }
        }
        int next = clusters.size();
        for (Contribution topic : set.topics()) {
            if (tables.putIfAbsent(topic.id(), next) == null) {
                next++;
            }
        }
        return tables;
    }
}
